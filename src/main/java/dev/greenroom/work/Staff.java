package dev.greenroom.work;

import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The people who do work. */
@Component
class Staff {

    private final Callers callers;

    Staff(Callers callers) {
        this.callers = callers;
    }

    Colleague colleague(Caller caller) {
        return new Colleague(caller.name(), caller.groups(), Map.of());
    }

    /** Whether somebody works in this group. */
    boolean knowsGroup(String group) {
        return callers.everybody().stream().anyMatch(each -> each.groups().contains(group));
    }
}
