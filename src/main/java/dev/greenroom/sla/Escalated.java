package dev.greenroom.sla;

import dev.greenroom.readmodel.TaskView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A clock came to its warning point or its end; told once, in the engine's transaction.
 *
 * @param kind whose clock: that of a case, a step, a hand-off, an escalation, a nudge or a question, or the promise
 * @param element the step; null when it is about the whole case
 * @param told the people and groups who are told of it
 * @param items the open work it concerns, as it stands: the step's own, or all of the case's
 * @param group the group that the level escalates to
 */
public record Escalated(
        Stage stage,
        String reference,
        String levelKey,
        String kind,
        @Nullable String element,
        Set<String> told,
        List<TaskView> items,
        @Nullable String group,
        Reaction reaction,
        Instant dueAt,
        Instant at) {

    public Escalated {
        told = Set.copyOf(told);
        items = List.copyOf(items);
    }
}
