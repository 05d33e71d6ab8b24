package dev.greenroom.intake;

import dev.greenroom.cases.NotYourPart;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place that says who may take in work: one item everybody who starts cases, many of them who leads the work. */
@Component
class IntakeRights {

    private static final Set<Role> LEAD = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR);
    private static final Set<Role> MAILS = Set.of(Role.TEAM_LEAD, Role.SUPERVISOR);

    private final Callers callers;
    private final WorkTypes types;

    IntakeRights(Callers callers, WorkTypes types) {
        this.callers = callers;
        this.types = types;
    }

    Caller mayTakeTables() {
        return having(LEAD, "take in tables of work");
    }

    Caller maySettleMails() {
        return having(MAILS, "see mails that were not understood");
    }

    /** The mailboxes whose mails this caller settles; null: all of them. A lead's are those that bring work to the lead's teams. */
    @Nullable
    Set<String> mailboxesOf(Caller caller, List<IntakeSettings.Mailbox> mailboxes) {
        if (caller.has(Role.SUPERVISOR)) {
            return null;
        }
        return mailboxes.stream()
                .filter(mailbox -> types.find(mailbox.type())
                        .filter(type -> caller.groups().contains(type.group()))
                        .isPresent())
                .map(IntakeSettings.Mailbox::name)
                .collect(Collectors.toSet());
    }

    private Caller having(Set<Role> enough, String what) {
        Caller caller = callers.current();
        if (caller.roles().stream().noneMatch(enough::contains)) {
            throw new NotYourPart(what);
        }
        return caller;
    }
}
