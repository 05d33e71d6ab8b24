package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.events.EngineFact.IncidentOpened;
import dev.greenroom.engine.events.EngineFact.InstanceMigrated;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.EngineFact.InstanceUpdated;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.StepMigrated;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import dev.greenroom.engine.snapshot.OpenCase;
import dev.greenroom.engine.snapshot.OpenCase.OpenIncident;
import dev.greenroom.engine.snapshot.OpenCase.OpenInstance;
import dev.greenroom.engine.snapshot.OpenCase.OpenStep;
import dev.greenroom.engine.snapshot.OpenCase.OpenTask;
import dev.greenroom.engine.snapshot.OpenCase.OpenVariable;
import java.time.Instant;

/** Tells the open state of a case as the facts that would have led to it. */
record OpenFacts(OpenCase open, Instant now) {

    private String root() {
        return open.rootInstanceId();
    }

    InstanceStarted started(OpenInstance instance) {
        return new InstanceStarted(
                instance.instanceId(),
                root(),
                instance.superInstanceId(),
                instance.definitionId(),
                instance.process(),
                instance.businessKey(),
                null,
                now);
    }

    InstanceMigrated migrated(OpenInstance instance) {
        return new InstanceMigrated(instance.instanceId(), root(), instance.definitionId(), instance.process(), now);
    }

    InstanceUpdated updated(OpenInstance instance) {
        return new InstanceUpdated(
                instance.instanceId(),
                root(),
                instance.definitionId(),
                instance.process(),
                instance.businessKey(),
                instance.suspended(),
                now);
    }

    StepEntered entered(OpenStep step) {
        return new StepEntered(
                step.activityInstanceId(),
                step.parentActivityInstanceId(),
                step.instanceId(),
                root(),
                step.executionId(),
                step.definitionId(),
                step.process(),
                step.element(),
                step.elementType(),
                null,
                now);
    }

    StepMigrated migrated(OpenStep step) {
        return new StepMigrated(
                step.activityInstanceId(),
                step.parentActivityInstanceId(),
                step.instanceId(),
                root(),
                step.executionId(),
                step.definitionId(),
                step.process(),
                step.element(),
                step.elementType(),
                now);
    }

    TaskChanged changed(OpenTask task, Change change) {
        return new TaskChanged(
                change,
                task.taskId(),
                task.instanceId(),
                root(),
                task.executionId(),
                task.activityInstanceId(),
                task.definitionId(),
                task.process(),
                task.step(),
                task.name(),
                task.assignee(),
                task.owner(),
                task.priority(),
                task.dueAt(),
                task.followUpAt(),
                task.createdAt());
    }

    VariableWritten written(OpenVariable variable) {
        return new VariableWritten(
                variable.variableId(),
                variable.instanceId(),
                root(),
                variable.scopeId(),
                variable.taskId(),
                variable.name(),
                variable.type(),
                variable.value(),
                false,
                now);
    }

    IncidentOpened opened(OpenIncident incident) {
        return new IncidentOpened(
                incident.incidentId(),
                incident.instanceId(),
                root(),
                incident.element(),
                incident.type(),
                incident.message(),
                incident.configuration(),
                incident.at());
    }
}
