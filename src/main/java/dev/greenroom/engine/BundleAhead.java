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
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
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
    /** The executions that were read, and those of them with variables of one branch alone. */
    private final Set<String> known = new HashSet<>();

    private final Set<String> withVariablesOfABranch = new HashSet<>();

    /** Of all cases, by execution; not read before somebody asks. */
    private @Nullable Map<String, List<VariableInstanceEntity>> variables;

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
        Map<String, JobEntity> found = new HashMap<>();
        for (JobEntity job : BundleStatements.jobsWithTheirNeighbours(jobs, context)) {
            found.put(job.getId(), job);
            jobsOfInstance
                    .computeIfAbsent(job.getProcessInstanceId(), none -> new ArrayList<>())
                    .add(job);
        }
        // In the order of the bundle; a case that ended meanwhile has left nothing of its own.
        jobs.stream().filter(found::containsKey).forEach(id -> running.put(id, found.get(id)));
        Set<String> instances = new LinkedHashSet<>();
        running.values().forEach(job -> instances.add(job.getProcessInstanceId()));
        if (!instances.isEmpty()) {
            executionsOf(instances, context);
            BundleStatements.tasksOf(instances, context);
        }
    }

    private void executionsOf(Set<String> instances, CommandContext context) {
        Map<String, List<ExecutionEntity>> trees = new HashMap<>();
        for (ExecutionEntity execution : BundleStatements.executionsOf(instances, context)) {
            trees.computeIfAbsent(execution.getProcessInstanceId(), none -> new ArrayList<>())
                    .add(execution);
            known.add(execution.getId());
        }
        withVariablesOfABranch.addAll(BundleStatements.withVariablesOfABranch(instances, context));
        trees.values().forEach(this::restore);
    }

    private void restore(List<ExecutionEntity> tree) {
        tree.stream()
                .filter(ExecutionEntity::isProcessInstanceExecution)
                .findFirst()
                .ifPresent(instance -> {
                    instance.restoreProcessInstance(tree, null, null, null, null, null, null);
                    rootOfInstance.put(instance.getId(), instance.getRootProcessInstanceId());
                });
    }

    /** Whether only one branch of its instance sees some variable of this execution. */
    boolean mayHaveVariablesOfABranch(String executionId) {
        return !known.contains(executionId) || withVariablesOfABranch.contains(executionId);
    }

    /** The variables of an execution, read for all cases when the first of them is asked; empty when it is not known. */
    Optional<List<VariableInstanceEntity>> variablesOf(String executionId, CommandContext context) {
        if (!known.contains(executionId)) {
            return Optional.empty();
        }
        if (variables == null) {
            variables = BundleStatements.variablesOf(jobsOfInstance.keySet(), context).stream()
                    .filter(variable -> variable.getTaskId() == null)
                    .collect(Collectors.groupingBy(VariableInstanceEntity::getExecutionId));
        }
        return Optional.of(variables.getOrDefault(executionId, List.of()));
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
