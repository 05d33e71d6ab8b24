package dev.greenroom.engine;

import static java.util.Objects.requireNonNullElse;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.CandidateChanged;
import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.IncidentClosed;
import dev.greenroom.engine.events.EngineFact.IncidentOpened;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.InstanceMigrated;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.EngineFact.InstanceUpdated;
import dev.greenroom.engine.events.EngineFact.Operated;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.StepLeft;
import dev.greenroom.engine.events.EngineFact.StepMigrated;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.engine.events.EngineFact.VariableRemoved;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history event as a fact. By class first, since event names repeat and log events have none. Events outside any
 * case (standalone tasks, deployments) are no facts.
 */
class FactTranslation {

    private static final String COMPLETED = "Completed";

    private final VariableValues values;

    FactTranslation(VariableValues values) {
        this.values = values;
    }

    Optional<EngineFact> translate(HistoryEvent event) {
        if (event.getRootProcessInstanceId() == null) {
            return Optional.empty();
        }
        Instant now = ClockUtil.getCurrentTime().toInstant();
        return Optional.ofNullable(fact(event, now));
    }

    private @Nullable EngineFact fact(HistoryEvent event, Instant now) {
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            return instance(instance, now);
        } else if (event instanceof HistoricActivityInstanceEventEntity activity) {
            return step(activity, now);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            return task(task, now);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            return variable(variable, now);
        } else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            return link.getTaskId() == null ? null : candidate(link, now);
        } else if (event instanceof HistoricIncidentEventEntity incident) {
            return incident(incident, now);
        } else if (event instanceof UserOperationLogEntryEventEntity log) {
            return operation(log, now);
        }
        return null;
    }

    private @Nullable EngineFact instance(HistoricProcessInstanceEventEntity event, Instant now) {
        String id = event.getProcessInstanceId();
        String root = event.getRootProcessInstanceId();
        String definition = event.getProcessDefinitionId();
        String process = event.getProcessDefinitionKey();
        return switch (event.getEventType()) {
            case "start" ->
                new InstanceStarted(
                        id,
                        root,
                        event.getSuperProcessInstanceId(),
                        definition,
                        process,
                        event.getBusinessKey(),
                        event.getStartUserId(),
                        now);
            case "update" ->
                new InstanceUpdated(
                        id,
                        root,
                        definition,
                        process,
                        event.getBusinessKey(),
                        HistoricProcessInstance.STATE_SUSPENDED.equals(event.getState()),
                        now);
            case "migrate" -> new InstanceMigrated(id, root, definition, process, now);
            case "end" ->
                new InstanceEnded(
                        id,
                        root,
                        definition,
                        process,
                        end(event),
                        event.getEndActivityId(),
                        event.getDeleteReason(),
                        now);
            default -> null;
        };
    }

    private static End end(HistoricProcessInstanceEventEntity event) {
        return HistoricProcessInstance.STATE_COMPLETED.equals(event.getState()) ? End.COMPLETED : End.CANCELLED;
    }

    private @Nullable EngineFact step(HistoricActivityInstanceEventEntity event, Instant now) {
        return switch (event.getEventType()) {
            case "start" ->
                new StepEntered(
                        event.getActivityInstanceId(),
                        event.getParentActivityInstanceId(),
                        event.getProcessInstanceId(),
                        event.getRootProcessInstanceId(),
                        event.getExecutionId(),
                        event.getProcessDefinitionId(),
                        event.getProcessDefinitionKey(),
                        event.getActivityId(),
                        event.getActivityType(),
                        event.getCalledProcessInstanceId(),
                        now);
            case "migrate" -> stepMigrated(event, now);
            case "end" ->
                new StepLeft(
                        event.getActivityInstanceId(),
                        event.getProcessInstanceId(),
                        event.getRootProcessInstanceId(),
                        event.getProcessDefinitionId(),
                        event.getProcessDefinitionKey(),
                        event.getActivityId(),
                        event.getActivityType(),
                        event.isCanceled() ? End.CANCELLED : End.COMPLETED,
                        now);
            default -> null;
        };
    }

    private static EngineFact stepMigrated(HistoricActivityInstanceEventEntity event, Instant now) {
        return new StepMigrated(
                event.getActivityInstanceId(),
                event.getParentActivityInstanceId(),
                event.getProcessInstanceId(),
                event.getRootProcessInstanceId(),
                event.getExecutionId(),
                event.getProcessDefinitionId(),
                event.getProcessDefinitionKey(),
                event.getActivityId(),
                event.getActivityType(),
                now);
    }

    private EngineFact task(HistoricTaskInstanceEventEntity event, Instant now) {
        return switch (event.getEventType()) {
            case "complete", "delete" ->
                new TaskEnded(
                        event.getTaskId(),
                        event.getProcessInstanceId(),
                        event.getRootProcessInstanceId(),
                        event.getProcessDefinitionId(),
                        event.getProcessDefinitionKey(),
                        event.getTaskDefinitionKey(),
                        event.getAssignee(),
                        COMPLETED.equals(event.getTaskState()) ? End.COMPLETED : End.CANCELLED,
                        COMPLETED.equals(event.getTaskState()) ? user() : null,
                        now);
            case "create" -> changed(event, Change.CREATED, now);
            case "migrate" -> changed(event, Change.MIGRATED, now);
            default -> changed(event, Change.UPDATED, now);
        };
    }

    private static TaskChanged changed(HistoricTaskInstanceEventEntity event, Change change, Instant now) {
        return new TaskChanged(
                change,
                event.getTaskId(),
                event.getProcessInstanceId(),
                event.getRootProcessInstanceId(),
                event.getExecutionId(),
                event.getActivityInstanceId(),
                event.getProcessDefinitionId(),
                event.getProcessDefinitionKey(),
                event.getTaskDefinitionKey(),
                event.getName(),
                event.getAssignee(),
                event.getOwner(),
                event.getPriority(),
                instant(event.getDueDate()),
                instant(event.getFollowUpDate()),
                now);
    }

    private EngineFact variable(HistoricVariableUpdateEventEntity event, Instant now) {
        String scope = requireNonNullElse(event.getTaskId(), event.getExecutionId());
        if ("delete".equals(event.getEventType())) {
            return new VariableRemoved(
                    event.getVariableInstanceId(),
                    event.getProcessInstanceId(),
                    event.getRootProcessInstanceId(),
                    scope,
                    event.getVariableName(),
                    now);
        }
        return new VariableWritten(
                event.getVariableInstanceId(),
                event.getProcessInstanceId(),
                event.getRootProcessInstanceId(),
                scope,
                event.getTaskId(),
                event.getVariableName(),
                event.getSerializerName(),
                values.read(event),
                false,
                now);
    }

    private static CandidateChanged candidate(HistoricIdentityLinkLogEventEntity event, Instant now) {
        return new CandidateChanged(
                event.getTaskId(),
                event.getProcessInstanceId(),
                event.getRootProcessInstanceId(),
                event.getGroupId(),
                event.getUserId(),
                event.getType(),
                "add".equals(event.getOperationType()),
                now);
    }

    private static @Nullable EngineFact incident(HistoricIncidentEventEntity event, Instant now) {
        return switch (event.getEventType()) {
            case "create", "migrate", "update" ->
                new IncidentOpened(
                        event.getId(),
                        event.getProcessInstanceId(),
                        event.getRootProcessInstanceId(),
                        requireNonNullElse(event.getActivityId(), ""),
                        event.getIncidentType(),
                        event.getIncidentMessage(),
                        event.getConfiguration(),
                        requireNonNullElse(instant(event.getCreateTime()), now));
            case "resolve", "delete" ->
                new IncidentClosed(
                        event.getId(),
                        event.getProcessInstanceId(),
                        event.getRootProcessInstanceId(),
                        "resolve".equals(event.getEventType()),
                        now);
            default -> null;
        };
    }

    private static Operated operation(UserOperationLogEntryEventEntity event, Instant now) {
        return new Operated(
                event.getUserId(),
                event.getOperationType(),
                event.getEntityType(),
                event.getProcessInstanceId(),
                event.getTaskId(),
                event.getProperty(),
                event.getNewValue(),
                event.getRootProcessInstanceId(),
                now);
    }

    private static @Nullable String user() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
