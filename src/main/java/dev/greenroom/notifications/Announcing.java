package dev.greenroom.notifications;

import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.CaseView;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes to customers about a change that they will feel. */
@Component
public class Announcing {

    private final Outbox outbox;
    private final ByPeople people;
    private final QuietHours quiet;
    private final Clock clock;

    Announcing(Outbox outbox, ByPeople people, QuietHours quiet, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.quiet = quiet;
        this.clock = clock;
    }

    /**
     * Queues a message about this change in the caller's transaction, once for each customer, whichever of their cases it
     * concerns; false when no message can reach them.
     */
    public boolean queue(ToldCase told, String change, LocalDate effectiveOn, String subject, String text) {
        return outbox.put(
                told,
                new Notice.Wanted(
                        key(told.view(), change),
                        NoticeKind.ANNOUNCEMENT,
                        Map.of(
                                "process",
                                told.title(),
                                "date",
                                effectiveOn.toString(),
                                "subject",
                                subject,
                                "text",
                                text)));
    }

    private static String key(CaseView view, String change) {
        return NoticeKind.ANNOUNCEMENT.word() + ":" + change + ":" + MailWay.digest(customer(view));
    }

    /** Which change a message is about. */
    static String changeOf(Notice notice) {
        return notice.key().split(":", -1)[1];
    }

    /** Whose case it is: the customer's id, or the case itself when it names none. */
    public static String customer(CaseView view) {
        return Objects.requireNonNullElse(view.customer().id(), view.reference());
    }

    /** Asks a person to tell this customer, in the caller's transaction, if customers are told by messages at all. */
    public void askToTell(CaseView view, String change, LocalDate effectiveOn, String subject, String text) {
        people.askToTellOfChange(view, change, effectiveOn, subject, text);
    }

    /** What a customer is written to about one of their cases. */
    public record Message(CaseView about, String change) {}

    /** Those of these messages that have not gone yet, but may still. */
    public Set<Message> waiting(Collection<Message> messages) {
        Set<String> waiting = outbox.waiting(
                messages.stream().map(each -> key(each.about(), each.change())).toList());
        return messages.stream()
                .filter(each -> waiting.contains(key(each.about(), each.change())))
                .collect(Collectors.toSet());
    }

    /** Whether messages to customers wait for the morning. */
    public boolean isQuiet() {
        return quiet.holdAt(clock.instant());
    }

    /** Whether somebody's message about this change has not been tried yet. */
    public boolean areWaiting(String change) {
        return outbox.areWaiting(NoticeKind.ANNOUNCEMENT, change);
    }
}
