package dev.greenroom.engine.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in the engine. Published as a Spring event inside the engine's transaction, before its flush:
 * a plain {@code @EventListener} writes in the same transaction, anything remote waits for the commit.
 */
public sealed interface EngineFact {

    /** The root process instance: one case. */
    String rootInstanceId();

    Instant at();

    /** A process instance began; a case when it is its own root. */
    record InstanceStarted(
            String instanceId,
            String rootInstanceId,
            @Nullable String superInstanceId,
            String definitionId,
            String process,
            @Nullable String businessKey,
            @Nullable String startedBy,
            Instant at)
            implements EngineFact {}

    /** A process instance's business key, suspension or the like changed. */
    record InstanceUpdated(
            String instanceId,
            String rootInstanceId,
            String definitionId,
            String process,
            @Nullable String businessKey,
            boolean suspended,
            Instant at)
            implements EngineFact {}

    /** A process instance moved to another version of its model. */
    record InstanceMigrated(String instanceId, String rootInstanceId, String definitionId, String process, Instant at)
            implements EngineFact {}

    /** A process instance ended: completed at {@code endElement}, or cancelled (deleted). */
    record InstanceEnded(
            String instanceId,
            String rootInstanceId,
            String definitionId,
            String process,
            End end,
            @Nullable String endElement,
            @Nullable String reason,
            Instant at)
            implements EngineFact {}

    /** A step (any flow node or scope) was entered. */
    record StepEntered(
            String activityInstanceId,
            @Nullable String parentActivityInstanceId,
            String instanceId,
            String rootInstanceId,
            String executionId,
            String definitionId,
            String process,
            String element,
            String elementType,
            @Nullable String calledInstanceId,
            Instant at)
            implements EngineFact {}

    /** A step was left, by completion or cancelled. */
    record StepLeft(
            String activityInstanceId,
            String instanceId,
            String rootInstanceId,
            String definitionId,
            String process,
            String element,
            String elementType,
            End end,
            Instant at)
            implements EngineFact {}

    /** An open step moved to another version (and perhaps another element) of its model. */
    record StepMigrated(
            String activityInstanceId,
            @Nullable String parentActivityInstanceId,
            String instanceId,
            String rootInstanceId,
            String executionId,
            String definitionId,
            String process,
            String element,
            String elementType,
            Instant at)
            implements EngineFact {}

    /** A user task as it stands after {@code change}. */
    record TaskChanged(
            Change change,
            String taskId,
            String instanceId,
            String rootInstanceId,
            String executionId,
            String activityInstanceId,
            String definitionId,
            String process,
            String step,
            @Nullable String name,
            @Nullable String assignee,
            @Nullable String owner,
            int priority,
            @Nullable Instant dueAt,
            @Nullable Instant followUpAt,
            Instant at)
            implements EngineFact {}

    /** A user task ended: completed by a person, or cancelled. */
    record TaskEnded(
            String taskId,
            String instanceId,
            String rootInstanceId,
            String definitionId,
            String process,
            String step,
            @Nullable String assignee,
            End end,
            @Nullable String by,
            Instant at)
            implements EngineFact {}

    /** A group or user became, or ceased to be, a candidate. May precede the task's own creation. */
    record CandidateChanged(
            String taskId,
            @Nullable String instanceId,
            String rootInstanceId,
            @Nullable String group,
            @Nullable String user,
            String type,
            boolean added,
            Instant at)
            implements EngineFact {}

    /**
     * A variable was written; {@code value} is JSON friendly (String, Number, Boolean, List, Map) or null. {@code moved}:
     * nobody wrote it now, it came from a branch that had kept it to itself.
     */
    record VariableWritten(
            String variableId,
            String instanceId,
            String rootInstanceId,
            String scopeId,
            @Nullable String taskId,
            String name,
            String type,
            @Nullable Object value,
            boolean moved,
            Instant at)
            implements EngineFact {

        /** The same, come from a branch. */
        public VariableWritten asMoved() {
            return new VariableWritten(
                    variableId, instanceId, rootInstanceId, scopeId, taskId, name, type, value, true, at);
        }
    }

    /** A variable was removed. */
    record VariableRemoved(
            String variableId, String instanceId, String rootInstanceId, String scopeId, String name, Instant at)
            implements EngineFact {}

    /** Something is stuck: a job or an external task has no retries left. */
    record IncidentOpened(
            String incidentId,
            String instanceId,
            String rootInstanceId,
            String element,
            String type,
            @Nullable String message,
            @Nullable String configuration,
            Instant at)
            implements EngineFact {}

    /** It is stuck no more. */
    record IncidentClosed(String incidentId, String instanceId, String rootInstanceId, boolean resolved, Instant at)
            implements EngineFact {}

    /** A person's operation as the engine logged it, whichever door it came through. */
    record Operated(
            @Nullable String user,
            String operation,
            String entity,
            @Nullable String instanceId,
            @Nullable String taskId,
            @Nullable String property,
            @Nullable String newValue,
            String rootInstanceId,
            Instant at)
            implements EngineFact {}

    /** How an instance, a step or a task ended. */
    enum End {
        COMPLETED,
        CANCELLED
    }

    /** What made a task look as it does. */
    enum Change {
        CREATED,
        UPDATED,
        MIGRATED
    }
}
