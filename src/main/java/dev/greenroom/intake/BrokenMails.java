package dev.greenroom.intake;

import dev.greenroom.security.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails that nothing could be made of: somebody tries them again, or decides that nothing is to be made of them. */
@Component
class BrokenMails {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenMails.class);

    private final MailRows rows;
    private final MailIntake intake;
    private final IntakeSettings settings;
    private final IntakeRights rights;
    private final TransactionTemplate transaction;

    BrokenMails(
            MailRows rows,
            MailIntake intake,
            IntakeSettings settings,
            IntakeRights rights,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.intake = intake;
        this.settings = settings;
        this.rights = rights;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<MailRows.Broken> list(long before, int limit) {
        return rows.broken(before, limit, mailboxes(rights.maySettleMails()));
    }

    private @Nullable Set<String> mailboxes(Caller caller) {
        return rights.mailboxesOf(caller, settings.mailboxes());
    }

    private MailRows.Kept held(long id, Caller caller) {
        return rows.held(id, mailboxes(caller)).orElseThrow(UnknownMail::new);
    }

    /** What became of it; empty when it is still not understood. */
    Optional<MailIntake.Outcome> again(long id) {
        Caller caller = rights.maySettleMails();
        return Objects.requireNonNull(transaction.execute(status -> {
            MailRows.Kept mail = held(id, caller);
            try {
                MailIntake.Outcome outcome = intake.again(mail.mailbox(), mail.key(), type(mail), mail.source());
                rows.settle(id, outcome.state(), outcome.reference(), caller.name(), null);
                return Optional.of(outcome);
            } catch (MailBroken broken) {
                rows.stillBroken(id, broken.problem());
                return Optional.<MailIntake.Outcome>empty();
            }
        }));
    }

    private String type(MailRows.Kept mail) {
        return settings.mailboxes().stream()
                .filter(each -> each.name().equals(mail.mailbox()))
                .map(IntakeSettings.Mailbox::type)
                .findFirst()
                .orElse(WorkTypes.OTHER);
    }

    void discard(long id, String reason) {
        Caller caller = rights.maySettleMails();
        transaction.executeWithoutResult(status -> {
            held(id, caller);
            rows.settle(id, MailRows.State.DISCARDED, null, caller.name(), reason);
        });
    }

    /** The mail as it came; who read which one is written down. */
    byte[] source(long id) {
        Caller caller = rights.maySettleMails();
        byte[] source = Objects.requireNonNull(
                transaction.execute(status -> held(id, caller).source()));
        LOG.info("{} read mail {} as it came", caller.name(), id);
        return source;
    }
}
