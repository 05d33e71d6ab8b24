package dev.greenroom.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/**
 * What the cases of a bundle need of the engine's tables, read for all of them at once when the bundle begins; and which
 * of them come to the same place.
 */
final class BundleAhead {

    private static final ThreadLocal<@Nullable BundleAhead> CURRENT = new ThreadLocal<>();

    private final Map<String, JobEntity> running = new LinkedHashMap<>();
    private final Map<String, List<JobEntity>> jobsOfInstance = new HashMap<>();
    private final Map<String, String> rootOfInstance = new HashMap<>();
    /** By model and what its timer starts. */
    private final Map<List<String>, Set<String>> alike = new HashMap<>();

    private BundleAhead() {}

    static Optional<BundleAhead> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** What this thread does next is about these jobs; to be ended with {@link #end}. */
    static BundleAhead begin(List<String> jobs, CommandContext context) {
        BundleAhead ahead = new BundleAhead();
        ahead.read(jobs, context);
        CURRENT.set(ahead);
        return ahead;
    }

    static void end() {
        CURRENT.remove();
    }

    Collection<JobEntity> running() {
        return running.values();
    }

    private void read(List<String> jobs, CommandContext context) {
        JobQueryImpl due = new JobQueryImpl();
        due.jobIds(new HashSet<>(jobs));
        Map<String, JobEntity> found = new HashMap<>();
        due.executeList(context, null).forEach(job -> found.put(job.getId(), (JobEntity) job));
        // In the order of the bundle; a case that ended meanwhile has left nothing of its own.
        jobs.stream().filter(found::containsKey).forEach(id -> running.put(id, found.get(id)));
        if (running.isEmpty()) {
            return;
        }
        Set<String> instances = new LinkedHashSet<>();
        running.values().forEach(job -> instances.add(job.getProcessInstanceId()));
        jobsOf(instances, context);
        executionsOf(instances, context);
        TaskQueryImpl tasks = new TaskQueryImpl();
        tasks.processInstanceIdIn(instances.toArray(String[]::new));
        tasks.executeList(context, null);
    }

    private void jobsOf(Set<String> instances, CommandContext context) {
        JobQueryImpl all = new JobQueryImpl();
        all.processInstanceIds(instances);
        instances.forEach(instance -> jobsOfInstance.put(instance, new ArrayList<>()));
        for (Job job : all.executeList(context, null)) {
            jobsOfInstance
                    .computeIfAbsent(job.getProcessInstanceId(), none -> new ArrayList<>())
                    .add((JobEntity) job);
        }
    }

    private void executionsOf(Set<String> instances, CommandContext context) {
        Map<String, Object> query = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String instance : instances) {
            String name = "i" + names.size();
            query.put(name, instance);
            names.add("#{" + name + "}");
        }
        query.put("resultType", "LIST");
        query.put("sql", "select * from ACT_RU_EXECUTION where PROC_INST_ID_ in (" + String.join(", ", names) + ")");
        Map<String, List<ExecutionEntity>> trees = new HashMap<>();
        for (Execution each : context.getExecutionManager().findExecutionsByNativeQuery(query, 0, Integer.MAX_VALUE)) {
            ExecutionEntity execution = (ExecutionEntity) each;
            trees.computeIfAbsent(execution.getProcessInstanceId(), none -> new ArrayList<>())
                    .add(execution);
        }
        Map<String, List<VariableInstanceEntity>> variables = variablesOf(instances, context);
        trees.forEach((instance, tree) -> restore(tree, variables.getOrDefault(instance, List.of())));
    }

    private static Map<String, List<VariableInstanceEntity>> variablesOf(
            Set<String> instances, CommandContext context) {
        Map<String, List<VariableInstanceEntity>> variables = new HashMap<>();
        for (VariableInstanceEntity each : BundleVariables.of(instances, context)) {
            variables
                    .computeIfAbsent(each.getProcessInstanceId(), none -> new ArrayList<>())
                    .add(each);
        }
        return variables;
    }

    private void restore(List<ExecutionEntity> tree, List<VariableInstanceEntity> variables) {
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(instance -> {
                    instance.restoreProcessInstance(tree, null, variables, null, null, null, null);
                    rootOfInstance.put(instance.getId(), instance.getRootProcessInstanceId());
                });
    }

    /** The jobs of an execution; empty when they were not read ahead. */
    Optional<List<JobEntity>> jobsOf(String executionId, CommandContext context) {
        // The timers of a bundle hang on whole instances.
        return Optional.ofNullable(jobsOfInstance.get(executionId))
                .map(jobs -> new ArrayList<>(jobs.stream()
                        .filter(job -> executionId.equals(job.getExecutionId())
                                && !context.getDbEntityManager().isDeleted(job))
                        .toList()));
    }

    /** One of those that run here has never failed: nobody has an incident of it. */
    boolean runs(String jobId) {
        return running.containsKey(jobId);
    }

    /**
     * The root instances of all that this bundle brings to where the execution is for certain: to the timer itself, or to
     * the first activity after it.
     */
    Set<String> together(ExecutionEntity execution, @Nullable JobEntity current, boolean atFirstActivity) {
        String own = execution.getRootProcessInstanceId();
        if (current == null
                || !running.containsKey(current.getId())
                || !own.equals(rootOfInstance.get(current.getProcessInstanceId()))
                || (atFirstActivity && !isFirst(execution.getActivity(), current))) {
            return Set.of(own);
        }
        return alike.computeIfAbsent(
                List.of(current.getProcessDefinitionId(), current.getJobHandlerConfigurationRaw()),
                none -> startedAlike(current));
    }

    /** All of a bundle ask for the same; each of them is among those it asks for. */
    private Set<String> startedAlike(JobEntity current) {
        Set<String> roots = new LinkedHashSet<>();
        running.values().stream()
                .filter(job -> job.getProcessDefinitionId().equals(current.getProcessDefinitionId())
                        && job.getJobHandlerConfigurationRaw().equals(current.getJobHandlerConfigurationRaw()))
                .map(job -> rootOfInstance.get(job.getProcessInstanceId()))
                .filter(Objects::nonNull)
                .forEach(roots::add);
        return Collections.unmodifiableSet(roots);
    }

    /** Directly behind the start of the event sub-process, and nothing else can come instead. */
    private static boolean isFirst(@Nullable ActivityImpl activity, JobEntity timer) {
        ScopeImpl inside = activity == null ? null : activity.getFlowScope();
        return activity != null
                && inside != null
                && inside.getId().equals(timer.getJobHandlerConfigurationRaw())
                && activity.getIncomingTransitions().size() == 1
                && isOnlyWay(activity.getIncomingTransitions().get(0));
    }

    private static boolean isOnlyWay(PvmTransition flow) {
        return flow.getSource().getIncomingTransitions().isEmpty()
                && flow.getSource().getOutgoingTransitions().size() == 1
                && flow.getProperty(BpmnParse.PROPERTYNAME_CONDITION) == null;
    }
}
