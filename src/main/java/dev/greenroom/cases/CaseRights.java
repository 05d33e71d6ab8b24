package dev.greenroom.cases;

import dev.greenroom.readmodel.Visibility;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The one place that says who may do what with cases: every person on the staff sees every case, those who deal with
 * customers or their work also act on them, external workers see none.
 */
@Component
public class CaseRights {

    private static final Set<Role> ACT = Set.of(Role.FRONT_OFFICE, Role.BACK_OFFICE, Role.TEAM_LEAD, Role.SUPERVISOR);
    private static final Set<Role> SEE = Set.of(
            Role.FRONT_OFFICE,
            Role.BACK_OFFICE,
            Role.TEAM_LEAD,
            Role.SUPERVISOR,
            Role.PROCESS_OWNER,
            Role.OPERATOR,
            Role.ADMINISTRATOR);

    private static final Set<Role> MEND = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR, Role.OPERATOR);

    private final Callers callers;

    CaseRights(Callers callers) {
        this.callers = callers;
    }

    /** The caller, if their roles let them change cases; {@code what} completes "let you …". */
    public Caller mayAct(String what) {
        return having(ACT, what);
    }

    /** Whether the caller's roles let them change cases. */
    boolean acts() {
        return callers.current().roles().stream().anyMatch(ACT::contains);
    }

    /** The caller, if their roles let them settle what is stuck; {@code what} completes "let you …". */
    Caller mayMend(String what) {
        return having(MEND, what);
    }

    /** Whether the caller's roles let them settle what is stuck. */
    boolean mends() {
        return callers.current().roles().stream().anyMatch(MEND::contains);
    }

    /** The cases that the caller works on; all of them for those who lead. */
    Visibility ownWork(Caller caller) {
        Visibility own = Visibility.of(caller);
        boolean leads =
                caller.roles().contains(Role.TEAM_LEAD) || caller.roles().contains(Role.SUPERVISOR);
        return new Visibility(own.user(), own.groups(), own.allWork(), leads);
    }

    /** Which cases the caller sees. */
    public Visibility sight() {
        Visibility own = Visibility.of(having(SEE, "see cases"));
        return new Visibility(own.user(), own.groups(), own.allWork(), true);
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
