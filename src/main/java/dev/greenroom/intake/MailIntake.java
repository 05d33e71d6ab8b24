package dev.greenroom.intake;

import dev.greenroom.cases.Cases;
import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.cases.NewCase.NewCustomer;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.ActAs;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Role;
import dev.greenroom.shared.CaseReference;
import dev.greenroom.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes of each mail a work item, or a part of the case that it answers; once for each mail, which is kept as it came. What
 * cannot be understood is listed with the reason. The row of a mail and what it led to are one transaction.
 */
@Component
class MailIntake {

    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);

    /** In whose name mails start work. */
    static final Caller MAIL = new Caller("mail", "Mail", Set.of(Role.FRONT_OFFICE), Set.of(), Set.of());

    private static final Pattern REFERENCE =
            Pattern.compile("(?<![A-Z0-9])[A-Z]{2}[- ]?[0-9]{1,15}[- ]?[0-9A-Z](?![A-Z0-9])", Pattern.CASE_INSENSITIVE);

    private final Intake intake;
    private final MailRows rows;
    private final MailFiles files;
    private final CaseViews cases;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MailIntake(
            Intake intake,
            MailRows rows,
            MailFiles files,
            CaseViews cases,
            Timeline timeline,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.intake = intake;
        this.rows = rows;
        this.files = files;
        this.cases = cases;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a mail; the reference is that of its case. */
    record Outcome(MailRows.State state, String reference) {}

    /**
     * Takes a mail in, once. Returns normally when the mail is kept, whatever became of it; when something failed that may
     * pass, nothing is kept and the mail may come again.
     */
    void take(String mailbox, String type, byte[] source) {
        String key = MailReader.key(source);
        if (rows.knows(mailbox, key)) {
            return;
        }
        try {
            IncomingMail mail = MailReader.read(source);
            transaction.executeWithoutResult(status -> {
                Outcome outcome = become(mailbox, key, type, mail);
                rows.add(mailbox, key, source, outcome.state(), outcome.reference(), null);
            });
        } catch (MailBroken broken) {
            keepBroken(mailbox, key, source, broken.problem());
        } catch (Refusal refused) {
            keepBroken(mailbox, key, source, MailBroken.REFUSED);
        } catch (DuplicateKeyException another) {
            if (!rows.knows(mailbox, key)) {
                throw another;
            }
            LOG.debug("Another node took the same mail of {}", mailbox);
        } catch (RuntimeException failed) {
            if (mayPass(failed)) {
                throw failed;
            }
            LOG.warn(
                    "A mail of {} could not become work ({}); it is listed",
                    mailbox,
                    failed.getClass().getName());
            keepBroken(mailbox, key, source, MailBroken.FAILED);
        }
    }

    /** What the database says for good of this mail's values does not pass. */
    private static boolean mayPass(RuntimeException failed) {
        boolean database = failed instanceof DataAccessException || failed instanceof TransactionException;
        return DeadlockRetry.mayPass(failed) || (database && !(failed instanceof DataIntegrityViolationException));
    }

    private void keepBroken(String mailbox, String key, byte[] source, String problem) {
        transaction.executeWithoutResult(
                status -> rows.add(mailbox, key, source, MailRows.State.BROKEN, null, problem));
    }

    /** Tries a mail again that was not understood; tells what it is now. */
    Outcome again(String mailbox, String key, String type, byte[] source) throws MailBroken {
        IncomingMail mail = MailReader.read(source);
        try {
            return become(mailbox, key, type, mail);
        } catch (Refusal refused) {
            throw new MailBroken(MailBroken.REFUSED, refused);
        }
    }

    private Outcome become(String mailbox, String key, String type, IncomingMail mail) {
        Optional<CaseView> answered = answered(mail);
        if (answered.isPresent()) {
            String reference = answered.get().reference();
            timeline.add(
                    reference,
                    clock.instant(),
                    "mail-received",
                    null,
                    null,
                    Map.of("note", MailReader.cut(mail.subject() + "\n" + mail.text(), 2000)));
            files.keep(reference, mail.attachments());
            return new Outcome(MailRows.State.REPLY, reference);
        }
        NewWork work = new NewWork(
                type,
                mail.subject().isBlank() ? MailReader.cut(mail.name(), NewWork.LONGEST_SUBJECT) : mail.subject(),
                mail.text().isBlank() ? null : mail.text(),
                new NewCustomer(
                        mail.address().toLowerCase(Locale.ROOT),
                        MailReader.cut(mail.name(), 500),
                        mail.address(),
                        null,
                        null,
                        null,
                        null),
                "mail",
                null);
        Cases.Start start = ActAs.caller(
                MAIL,
                () -> intake.start(
                        "mail:" + Digests.sha256(mailbox + ":" + key),
                        new NewWork.Read(work, List.of()),
                        Locale.ENGLISH));
        files.keep(start.reference().value(), mail.attachments());
        return new Outcome(MailRows.State.TAKEN, start.reference().value());
    }

    /** The open case whose reference the subject names, if it is the sender's. */
    private Optional<CaseView> answered(IncomingMail mail) {
        Matcher spoken = REFERENCE.matcher(mail.subject());
        while (spoken.find()) {
            Optional<CaseView> found = CaseReference.parse(spoken.group())
                    .flatMap(reference -> cases.byReference(reference.value()))
                    .filter(CaseView::isOpen)
                    .filter(view -> mail.address()
                            .equalsIgnoreCase(Objects.toString(view.customer().email(), "")));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
