package dev.greenroom.engine;

import static java.util.Objects.requireNonNullElse;

import dev.greenroom.engine.snapshot.EngineSnapshot;
import dev.greenroom.engine.snapshot.OpenCase;
import dev.greenroom.engine.snapshot.OpenCase.OpenIncident;
import dev.greenroom.engine.snapshot.OpenCase.OpenInstance;
import dev.greenroom.engine.snapshot.OpenCase.OpenStep;
import dev.greenroom.engine.snapshot.OpenCase.OpenTask;
import dev.greenroom.engine.snapshot.OpenCase.OpenVariable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the engine's open state, each case in one transaction. */
@Component
class EngineState implements EngineSnapshot {

    private static final int PAGE = 200;

    private final EngineCommands commands;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final VariableValues values;

    EngineState(
            EngineCommands commands,
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            JdbcClient jdbc,
            VariableValues values) {
        this.commands = commands;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.values = values;
    }

    @Override
    public void forEachOpenCase(Consumer<OpenCase> action) {
        List<String> page = openRootInstances("", PAGE);
        while (!page.isEmpty()) {
            page.forEach(root -> openCase(root).ifPresent(action));
            page = openRootInstances(page.get(page.size() - 1), PAGE);
        }
    }

    @Override
    public List<String> openRootInstances(String afterRootInstanceId, int limit) {
        return jdbc.sql("select distinct ROOT_PROC_INST_ID_ from ACT_RU_EXECUTION where ROOT_PROC_INST_ID_ > ?"
                        + " order by ROOT_PROC_INST_ID_ limit ?")
                .param(afterRootInstanceId)
                .param(limit)
                .query(String.class)
                .list();
    }

    @Override
    public Optional<OpenCase> openCase(String rootInstanceId) {
        return commands.runAsService(context -> read(rootInstanceId));
    }

    private Optional<OpenCase> read(String root) {
        List<ProcessInstance> found =
                runtime.createProcessInstanceQuery().rootProcessInstanceId(root).list();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<OpenStep> steps = new ArrayList<>();
        List<OpenTask> open = new ArrayList<>();
        List<OpenVariable> variables = new ArrayList<>();
        List<OpenIncident> incidents = new ArrayList<>();
        List<OpenInstance> instances = new ArrayList<>();
        for (ProcessInstance instance : found) {
            ProcessDefinitionEntity definition = definition(instance.getProcessDefinitionId());
            String process = definition.getKey();
            instances.add(new OpenInstance(
                    instance.getId(),
                    superInstance(instance, found),
                    instance.getProcessDefinitionId(),
                    process,
                    instance.getBusinessKey(),
                    instance.isSuspended()));
            addSteps(runtime.getActivityInstance(instance.getId()), definition, steps);
            addTasks(instance.getId(), process, open);
            addVariables(instance.getId(), variables);
            addIncidents(instance.getId(), incidents);
        }
        return Optional.of(new OpenCase(root, instances, steps, open, variables, incidents));
    }

    private @Nullable String superInstance(ProcessInstance instance, List<ProcessInstance> all) {
        if (all.size() == 1 || instance.getId().equals(instance.getRootProcessInstanceId())) {
            return null;
        }
        ProcessInstance parent = runtime.createProcessInstanceQuery()
                .subProcessInstanceId(instance.getId())
                .singleResult();
        return parent == null ? null : parent.getId();
    }

    private ProcessDefinitionEntity definition(String definitionId) {
        return commands.run(context -> context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId));
    }

    private static void addSteps(
            @Nullable ActivityInstance tree, ProcessDefinitionEntity definition, List<OpenStep> steps) {
        if (tree == null) {
            return;
        }
        for (ActivityInstance child : tree.getChildActivityInstances()) {
            if (!isOver(child, definition)) {
                steps.add(step(child, definition.getKey()));
            }
            addSteps(child, definition, steps);
        }
    }

    private static OpenStep step(ActivityInstance here, String process) {
        return new OpenStep(
                here.getId(),
                here.getParentActivityInstanceId(),
                here.getProcessInstanceId(),
                here.getExecutionIds().length == 0 ? "" : here.getExecutionIds()[0],
                here.getProcessDefinitionId(),
                process,
                here.getActivityId(),
                here.getActivityType());
    }

    /** The engine shows a sub-process that has ended as active again while nothing but its work is being undone. */
    private static boolean isOver(ActivityInstance scope, ProcessDefinitionEntity definition) {
        List<String> inside = Stream.concat(
                        Stream.of(scope.getChildActivityInstances())
                                .filter(child -> !isOver(child, definition))
                                .map(ActivityInstance::getActivityId),
                        Stream.of(scope.getChildTransitionInstances()).map(TransitionInstance::getActivityId))
                .toList();
        boolean holdsSomething =
                scope.getChildActivityInstances().length + scope.getChildTransitionInstances().length > 0;
        return holdsSomething && inside.stream().allMatch(id -> isHandler(definition.findActivity(id)));
    }

    private static boolean isHandler(@Nullable ActivityImpl activity) {
        return activity != null && activity.isCompensationHandler();
    }

    private void addTasks(String instance, String process, List<OpenTask> open) {
        for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
            List<IdentityLink> candidates = tasks.getIdentityLinksForTask(task.getId()).stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                    .toList();
            open.add(new OpenTask(
                    task.getId(),
                    task.getProcessInstanceId(),
                    task.getExecutionId(),
                    activityInstance(task),
                    task.getProcessDefinitionId(),
                    process,
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    task.getAssignee(),
                    task.getOwner(),
                    task.getPriority(),
                    task.getCreateTime().toInstant(),
                    instant(task.getDueDate()),
                    instant(task.getFollowUpDate()),
                    candidates.stream()
                            .map(IdentityLink::getGroupId)
                            .filter(Objects::nonNull)
                            .toList(),
                    candidates.stream()
                            .map(IdentityLink::getUserId)
                            .filter(Objects::nonNull)
                            .toList()));
        }
    }

    private String activityInstance(Task task) {
        return commands.run(context -> context.getExecutionManager()
                .findExecutionById(task.getExecutionId())
                .getActivityInstanceId());
    }

    private void addVariables(String instance, List<OpenVariable> variables) {
        for (VariableInstance variable : runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instance)
                .disableCustomObjectDeserialization()
                .list()) {
            variables.add(new OpenVariable(
                    variable.getId(),
                    variable.getProcessInstanceId(),
                    requireNonNullElse(variable.getTaskId(), variable.getExecutionId()),
                    variable.getTaskId(),
                    variable.getName(),
                    ((VariableInstanceEntity) variable).getSerializerName(),
                    values.plain(variable.getTypedValue())));
        }
    }

    private void addIncidents(String instance, List<OpenIncident> incidents) {
        for (Incident incident :
                runtime.createIncidentQuery().processInstanceId(instance).list()) {
            incidents.add(new OpenIncident(
                    incident.getId(),
                    incident.getProcessInstanceId(),
                    requireNonNullElse(incident.getActivityId(), ""),
                    incident.getIncidentType(),
                    incident.getIncidentMessage(),
                    incident.getConfiguration(),
                    incident.getIncidentTimestamp().toInstant()));
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
