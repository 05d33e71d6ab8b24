package dev.greenroom.intake;

import dev.greenroom.cases.NotYourPart;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The one place that says who may take in work: one item everybody who starts cases, many of them who leads the work. */
@Component
class IntakeRights {

    private static final Set<Role> LEAD = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR);
    private static final Set<Role> MAILS = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR);

    private final Callers callers;

    IntakeRights(Callers callers) {
        this.callers = callers;
    }

    Caller mayTakeTables() {
        return having(LEAD, "take in tables of work");
    }

    Caller maySettleMails() {
        return having(MAILS, "see mails that were not understood");
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
