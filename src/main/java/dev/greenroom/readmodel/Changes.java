package dev.greenroom.readmodel;

import dev.greenroom.engine.catalog.NeededSkills;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.CandidateChanged;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything one command did, case by case; in the order of root ids, so that two commands lock rows alike. */
final class Changes {

    private final TreeMap<String, CaseChange> cases = new TreeMap<>();
    /** Who did something to a task; told before or after what became of it. */
    private final Map<String, String> actors = new HashMap<>();

    private final ProcessCatalog catalog;

    Changes(ProcessCatalog catalog) {
        this.catalog = catalog;
    }

    /** Empty, for what follows in the same transaction; who acts is remembered. */
    Changes next() {
        Changes next = new Changes(catalog);
        next.actors.putAll(actors);
        return next;
    }

    boolean isEmpty() {
        return cases.isEmpty();
    }

    Collection<CaseChange> cases() {
        return cases.values();
    }

    void add(EngineFact fact) {
        if (fact instanceof Operated operated) {
            operated(operated);
            return;
        }
        CaseChange change = cases.computeIfAbsent(fact.rootInstanceId(), CaseChange::new);
        if (!instance(change, fact) && !step(change, fact) && !item(change, fact)) {
            rest(change, fact);
        }
    }

    /** Takes the level of an item that is still to be written; false when it is not among these changes. */
    boolean level(String taskId, ServiceLevelView level) {
        for (CaseChange change : cases.values()) {
            CaseChange.ItemChange item = change.items.get(taskId);
            if (item != null && item.created) {
                item.level = level;
                return true;
            }
        }
        return false;
    }

    private boolean instance(CaseChange change, EngineFact fact) {
        if (fact instanceof InstanceStarted started) {
            change.instance(started.instanceId()).started = started;
        } else if (fact instanceof InstanceUpdated updated) {
            CaseChange.InstanceChange instance = change.instance(updated.instanceId());
            instance.suspended = updated.suspended();
            instance.businessKey = updated.businessKey();
        } else if (fact instanceof InstanceMigrated migrated) {
            CaseChange.InstanceChange instance = change.instance(migrated.instanceId());
            instance.definitionId = migrated.definitionId();
            instance.process = migrated.process();
        } else if (fact instanceof InstanceEnded ended) {
            change.instance(ended.instanceId()).ended = ended;
            outcome(change, ended);
        } else {
            return false;
        }
        return true;
    }

    private boolean step(CaseChange change, EngineFact fact) {
        if (fact instanceof StepEntered entered) {
            CaseChange.StepChange step = change.step(entered.activityInstanceId());
            step.entered = entered;
            step.quiet = model(entered.definitionId())
                    .flatMap(model -> model.step(entered.element()))
                    .filter(ProcessModel.Step::isHousekeeping)
                    .isPresent();
            words(change, entered);
        } else if (fact instanceof StepMigrated migrated) {
            change.step(migrated.activityInstanceId()).migrated = migrated;
        } else if (fact instanceof StepLeft left) {
            change.step(left.activityInstanceId()).left = left;
        } else {
            return false;
        }
        return true;
    }

    /** What the model says about being here: the phase of the case, and its outcome at an end. */
    private void words(CaseChange change, StepEntered entered) {
        if (!entered.instanceId().equals(change.root)) {
            return;
        }
        model(entered.definitionId()).ifPresent(model -> {
            model.step(entered.element())
                    .map(ProcessModel.Step::phase)
                    .ifPresent(phase -> change.columns.put("phase", CaseColumns.cut(phase, 100)));
            ProcessModel.Outcome outcome = model.outcomes().get(entered.element());
            change.outcome = outcome == null ? change.outcome : CaseColumns.cut(outcome.id(), 100);
        });
    }

    /** The element that ended a case speaks last; it may be the sub-process that interrupted everything. */
    private void outcome(CaseChange change, InstanceEnded ended) {
        String element = ended.endElement();
        if (element != null && ended.instanceId().equals(change.root)) {
            model(ended.definitionId())
                    .map(model -> model.outcomes().get(element))
                    .ifPresent(outcome -> change.outcome = CaseColumns.cut(outcome.id(), 100));
        }
    }

    private Optional<ProcessModel> model(String definitionId) {
        return catalog.known(definitionId);
    }

    private boolean item(CaseChange change, EngineFact fact) {
        if (fact instanceof TaskChanged changed) {
            CaseChange.ItemChange item = change.item(changed.taskId());
            item.created |= changed.change() == EngineFact.Change.CREATED;
            item.latest = changed;
            item.actor = actors.get(changed.taskId());
            model(changed.definitionId())
                    .flatMap(model -> model.step(changed.step()))
                    .ifPresent(step -> skills(change, item, step));
        } else if (fact instanceof TaskEnded ended) {
            change.item(ended.taskId()).ended = ended;
        } else if (fact instanceof CandidateChanged candidate) {
            candidate(change, candidate);
        } else {
            return false;
        }
        return true;
    }

    /** What the step asks for, or what the variable says that it names; one that was written before is in the row. */
    private static void skills(CaseChange change, CaseChange.ItemChange item, ProcessModel.Step step) {
        String variable = step.properties().get("skillsFrom");
        if (variable == null) {
            item.skills = NeededSkills.of(step).text();
            return;
        }
        Optional<Object> told = change.told(variable);
        item.skills = NeededSkills.read(String.valueOf(told.orElse(""))).text();
        item.skillsStay = told.isEmpty();
    }

    /** The value that these changes give a variable of the case itself. */
    Optional<Object> told(String rootInstanceId, String variable) {
        return Optional.ofNullable(cases.get(rootInstanceId)).flatMap(change -> change.told(variable));
    }

    private static void candidate(CaseChange change, CandidateChanged candidate) {
        if (candidate.group() != null && candidate.type().equals("candidate")) {
            CaseChange.ItemChange item = change.item(candidate.taskId());
            item.groups.put(candidate.group(), candidate.added());
            item.groupsAt = candidate.at();
        }
    }

    private void operated(Operated operated) {
        String task = operated.taskId();
        String user = operated.user();
        if (task != null && user != null) {
            actors.put(task, user);
            CaseChange change = cases.get(operated.rootInstanceId());
            CaseChange.ItemChange item = change == null ? null : change.items.get(task);
            if (item != null) {
                item.actor = user;
            }
        }
    }

    private static void rest(CaseChange change, EngineFact fact) {
        if (fact instanceof VariableWritten any) {
            change.sentBack.read(any);
        }
        if (fact instanceof VariableWritten written && written.scopeId().equals(written.instanceId())) {
            change.variables.put(written.variableId(), Optional.of(written));
            if (written.instanceId().equals(change.root)) {
                CaseColumns.put(change.columns, written.name(), written.value());
            }
        } else if (fact instanceof VariableRemoved removed && removed.scopeId().equals(removed.instanceId())) {
            change.variables.put(removed.variableId(), Optional.empty());
        } else if (fact instanceof IncidentOpened opened) {
            change.incidents.put(opened.incidentId(), Optional.of(opened));
        } else if (fact instanceof IncidentClosed closed) {
            change.incidents.put(closed.incidentId(), Optional.empty());
        }
    }
}
