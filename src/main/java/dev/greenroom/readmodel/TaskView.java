package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One work item as it stands. {@code id} is the engine's task id; {@code fields} holds those case variables the query
 * asked for that have a value; {@code told} is what the viewer was told of it,
 * at most one about each thing, {@code score} how soon it should be picked up.
 */
public record TaskView(
        String id,
        String caseReference,
        String instanceId,
        String rootInstanceId,
        String executionId,
        String activityInstanceId,
        String definitionId,
        String process,
        String step,
        @Nullable String title,
        @Nullable String assignee,
        @Nullable Instant assignedAt,
        int priority,
        State state,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable ServiceLevelView serviceLevel,
        @Nullable String customerId,
        @Nullable String customerName,
        @Nullable BigDecimal amount,
        List<String> groups,
        Map<String, Object> fields,
        List<Told> told,
        @Nullable ParkedView parked,
        int score,
        long version) {

    /** Open, done by somebody, or taken away by the process. */
    public enum State {
        OPEN,
        COMPLETED,
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
