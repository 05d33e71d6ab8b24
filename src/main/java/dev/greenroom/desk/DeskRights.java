package dev.greenroom.desk;

import dev.greenroom.cases.NotYourPart;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may see what contacts are about and cost, and who may say what they cost and how many there are. */
@Component
class DeskRights {

    /** What a machine may have to say how many contacts there were. */
    static final String TOPIC = "contact-center";

    private static final Set<Role> WEIGH = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR, Role.PROCESS_OWNER);

    private final Callers callers;

    DeskRights(Callers callers) {
        this.callers = callers;
    }

    Caller mayWeigh() {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(WEIGH::contains)) {
            throw new NotYourPart("see what customers ask about");
        }
        return caller;
    }

    Caller maySetTheCost() {
        Caller caller = callers.current();
        if (!caller.has(Role.PROCESS_OWNER)) {
            throw new NotYourPart("set what a contact costs");
        }
        return caller;
    }

    Caller mayCountContacts() {
        Caller caller = callers.current();
        boolean machine = caller.has(Role.WORKER) && caller.topics().contains(TOPIC);
        if (!machine && !caller.has(Role.SUPERVISOR) && !caller.has(Role.PROCESS_OWNER)) {
            throw new NotYourPart("say how many contacts there were");
        }
        return caller;
    }
}
