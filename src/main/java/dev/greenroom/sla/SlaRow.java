package dev.greenroom.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one step or case. The id is the step's activity instance; the clock of a whole case is keyed by its
 * process instance, since at that level there is no activity instance.
 */
record SlaRow(
        String id,
        String rootInstanceId,
        String instanceId,
        @Nullable String executionId,
        @Nullable String taskId,
        String process,
        @Nullable String element,
        String levelKey,
        @Nullable String escalateTo,
        int priority,
        @Nullable String tier,
        Instant openedAt,
        Instant warnAt,
        Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable Instant warnedAt,
        @Nullable Instant lateAt) {

    boolean isOfWholeCase() {
        return id.equals(instanceId);
    }

    boolean isOpen() {
        return closedAt == null;
    }
}
