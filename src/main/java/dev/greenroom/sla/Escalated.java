package dev.greenroom.sla;

import dev.greenroom.readmodel.TaskView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock came to its warning point or its end; told once, in the engine's transaction.
 *
 * @param items the open work it concerns, as it stands: the step's own, or all of the case's
 * @param group the group that the level escalates to
 */
public record Escalated(
        Stage stage,
        String reference,
        String levelKey,
        List<TaskView> items,
        @Nullable String group,
        Reaction reaction,
        Instant dueAt,
        Instant at) {

    public Escalated {
        items = List.copyOf(items);
    }
}
