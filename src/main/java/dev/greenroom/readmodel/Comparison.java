package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.CandidateChanged;
import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.IncidentClosed;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.StepLeft;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.engine.events.EngineFact.VariableRemoved;
import dev.greenroom.engine.snapshot.OpenCase;
import dev.greenroom.engine.snapshot.OpenCase.OpenInstance;
import dev.greenroom.engine.snapshot.OpenCase.OpenTask;
import dev.greenroom.engine.snapshot.OpenCase.OpenVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what the engine has open of one case with the rows about it. */
final class Comparison {

    private final List<Difference> found = new ArrayList<>();
    private final Json json;
    private final OpenCase engine;
    private final OwnRows own;
    private final OpenFacts facts;
    private final Instant now;

    private Comparison(Json json, OpenCase engine, OwnRows own, Instant now) {
        this.json = json;
        this.engine = engine;
        this.own = own;
        this.now = now;
        this.facts = new OpenFacts(engine, now);
    }

    static List<Difference> of(Json json, OpenCase engine, OwnRows own, Instant now) {
        Comparison comparison = new Comparison(json, engine, own, now);
        comparison.instances();
        comparison.steps();
        comparison.items();
        comparison.variables();
        comparison.incidents();
        return List.copyOf(comparison.found);
    }

    private void differ(String text, EngineFact repair) {
        found.add(new Difference(own.reference() + ": " + text, repair));
    }

    private void instances() {
        Map<String, OwnRows.Instance> left = new HashMap<>(own.instances());
        for (OpenInstance instance : engine.instances()) {
            OwnRows.Instance row = left.remove(instance.instanceId());
            if (row == null) {
                differ("instance " + instance.instanceId() + " is missing", facts.started(instance));
                continue;
            }
            if (!row.definitionId().equals(instance.definitionId())) {
                differ("instance " + instance.instanceId() + " is on another version", facts.migrated(instance));
            }
            if (instance.instanceId().equals(engine.rootInstanceId()) && !own.open()) {
                differ("case is not open", facts.updated(instance));
            }
            if (row.suspended() != instance.suspended()) {
                differ("instance " + instance.instanceId() + " suspension", facts.updated(instance));
            }
        }
        left.forEach((id, row) -> differ(
                "instance " + id + " is no longer open",
                new InstanceEnded(
                        id,
                        engine.rootInstanceId(),
                        row.definitionId(),
                        row.process(),
                        End.CANCELLED,
                        null,
                        null,
                        now)));
    }

    private void steps() {
        Map<String, OwnRows.Step> left = new HashMap<>(own.steps());
        for (OpenCase.OpenStep step : engine.steps()) {
            OwnRows.Step row = left.remove(step.activityInstanceId());
            if (row == null) {
                differ("step " + step.activityInstanceId() + " is missing", facts.entered(step));
            } else if (!row.element().equals(step.element())
                    || !row.definitionId().equals(step.definitionId())) {
                differ("step " + step.activityInstanceId() + " is another element", facts.migrated(step));
            }
        }
        left.forEach((id, row) -> differ(
                "step " + id + " is no longer active",
                new StepLeft(
                        id,
                        row.instanceId(),
                        engine.rootInstanceId(),
                        row.definitionId(),
                        row.process(),
                        row.element(),
                        row.type(),
                        End.CANCELLED,
                        now)));
    }

    private void items() {
        Map<String, OwnRows.Item> left = new HashMap<>(own.items());
        for (OpenTask task : engine.tasks()) {
            OwnRows.Item row = left.remove(task.taskId());
            if (row == null) {
                differ("task " + task.taskId() + " is missing", facts.changed(task, Change.CREATED));
                task.candidateGroups().forEach(group -> group(task.taskId(), group, true));
            } else {
                item(task, row);
            }
        }
        left.forEach((id, row) -> differ(
                "task " + id + " is no longer open",
                new TaskEnded(
                        id,
                        row.instanceId(),
                        engine.rootInstanceId(),
                        row.definitionId(),
                        row.process(),
                        row.step(),
                        row.assignee(),
                        End.CANCELLED,
                        null,
                        now)));
    }

    private void item(OpenTask task, OwnRows.Item row) {
        String wrong = Map.of(
                        "name", Objects.equals(row.name(), task.name()),
                        "assignee", Objects.equals(row.assignee(), task.assignee()),
                        "priority", row.priority() == task.priority(),
                        "step", row.step().equals(task.step()),
                        "definition", row.definitionId().equals(task.definitionId()),
                        "activity instance", row.activityInstanceId().equals(task.activityInstanceId()))
                .entrySet()
                .stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!wrong.isEmpty()) {
            differ("task " + task.taskId() + " differs in " + wrong, facts.changed(task, Change.UPDATED));
        }
        Set<String> extra = new HashSet<>(row.groups());
        for (String group : new HashSet<>(task.candidateGroups())) {
            if (!extra.remove(group)) {
                group(task.taskId(), group, true);
            }
        }
        extra.forEach(group -> group(task.taskId(), group, false));
        audience(task, row);
    }

    /** What lists are asked by says the same as the rows of groups. */
    private void audience(OpenTask task, OwnRows.Item row) {
        if (!row.audience().equals(row.groups())) {
            Set<String> either = new TreeSet<>(row.audience());
            either.addAll(row.groups());
            String group = either.iterator().next();
            boolean has = task.candidateGroups().contains(group);
            differ(
                    "task " + task.taskId() + " is listed for other groups than its own",
                    new CandidateChanged(
                            task.taskId(), null, engine.rootInstanceId(), group, null, "candidate", has, now));
        }
    }

    private void group(String taskId, String group, boolean added) {
        differ(
                "task " + taskId + (added ? " misses group " : " has no longer group ") + group,
                new CandidateChanged(taskId, null, engine.rootInstanceId(), group, null, "candidate", added, now));
    }

    private void variables() {
        if (engine.instances().isEmpty()) {
            // A closed case keeps its variables.
            return;
        }
        Map<String, OwnRows.Variable> left = new HashMap<>(own.variables());
        for (OpenVariable variable : engine.variables()) {
            if (!variable.scopeId().equals(variable.instanceId())) {
                continue;
            }
            OwnRows.Variable row = left.remove(variable.variableId());
            if (row == null) {
                differ("variable " + variable.name() + " is missing", facts.written(variable));
            } else if (!row.name().equals(variable.name()) || !same(row, variable)) {
                differ("variable " + variable.name() + " has another value", facts.written(variable));
            }
        }
        left.forEach((id, row) -> differ(
                "variable " + row.name() + " is gone",
                new VariableRemoved(id, row.instanceId(), engine.rootInstanceId(), row.instanceId(), row.name(), now)));
    }

    private boolean same(OwnRows.Variable row, OpenVariable variable) {
        Object value = variable.value();
        return Objects.equals(json.value(row.json()), value == null ? null : json.value(json.write(value)));
    }

    private void incidents() {
        Map<String, String> left = new HashMap<>(own.incidents());
        for (OpenCase.OpenIncident incident : engine.incidents()) {
            if (left.remove(incident.incidentId()) == null) {
                differ("incident " + incident.incidentId() + " is missing", facts.opened(incident));
            }
        }
        left.forEach((id, instance) -> differ(
                "incident " + id + " is closed",
                new IncidentClosed(id, instance, engine.rootInstanceId(), false, now)));
    }
}
