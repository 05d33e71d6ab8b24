package dev.greenroom.engine.snapshot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One open root instance with everything open inside it. */
public record OpenCase(
        String rootInstanceId,
        List<OpenInstance> instances,
        List<OpenStep> steps,
        List<OpenTask> tasks,
        List<OpenVariable> variables,
        List<OpenIncident> incidents) {

    /** A process instance: the root, or one called by it. */
    public record OpenInstance(
            String instanceId,
            @Nullable String superInstanceId,
            String definitionId,
            String process,
            @Nullable String businessKey,
            boolean suspended) {}

    /** An active step. */
    public record OpenStep(
            String activityInstanceId,
            @Nullable String parentActivityInstanceId,
            String instanceId,
            String executionId,
            String definitionId,
            String process,
            String element,
            String elementType) {}

    /** An open user task with its candidates. */
    public record OpenTask(
            String taskId,
            String instanceId,
            String executionId,
            String activityInstanceId,
            String definitionId,
            String process,
            String step,
            @Nullable String name,
            @Nullable String assignee,
            @Nullable String owner,
            int priority,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant followUpAt,
            List<String> candidateGroups,
            List<String> candidateUsers) {}

    /** A variable; {@code scopeId} as in the facts. */
    public record OpenVariable(
            String variableId,
            String instanceId,
            String scopeId,
            @Nullable String taskId,
            String name,
            String type,
            @Nullable Object value) {}

    /** An open incident. */
    public record OpenIncident(
            String incidentId,
            String instanceId,
            String element,
            String type,
            @Nullable String message,
            @Nullable String configuration,
            Instant at) {}
}
