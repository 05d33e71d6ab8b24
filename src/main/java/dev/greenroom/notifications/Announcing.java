package dev.greenroom.notifications;

import dev.greenroom.cases.ToldCase;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes to customers about a change that they will feel. */
@Component
public class Announcing {

    private final Outbox outbox;

    Announcing(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Queues a message about this change in the caller's transaction, once for each customer, whichever of their cases it
     * concerns; false when no message can reach them.
     */
    public boolean queue(ToldCase told, String change, LocalDate effectiveOn, String subject, String text) {
        String customer = Objects.requireNonNullElse(
                told.view().customer().id(), told.view().reference());
        return outbox.put(
                told,
                new Notice.Wanted(
                        NoticeKind.ANNOUNCEMENT.word() + ":" + change + ":" + MailWay.digest(customer),
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

    /** Whether somebody's message about this change has not been tried yet. */
    public boolean areWaiting(String change) {
        return outbox.areWaiting(NoticeKind.ANNOUNCEMENT, change);
    }
}
