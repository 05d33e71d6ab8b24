package dev.greenroom.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That work came near its time or past it, as colleagues and machines hear of it; names no customer.
 *
 * @param definitionId the version of the process that the step belongs to
 * @param element the step; null when it is about the whole case
 * @param kind whose clock: that of a case, a step, a hand-off, an escalation, a nudge or a question, or the promise
 * @param told the people and groups who hear of it
 */
record Escalation(
        String reference,
        @Nullable String definitionId,
        @Nullable String element,
        String kind,
        String level,
        boolean late,
        List<String> told,
        Instant dueAt,
        Instant at) {

    Escalation {
        told = List.copyOf(told);
    }
}
