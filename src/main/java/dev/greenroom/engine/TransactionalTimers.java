package dev.greenroom.engine;

import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and moves timers as entities, so that those not yet flushed are found too. */
@Component
class TransactionalTimers implements EngineTimers {

    private static final Pattern CALL = Pattern.compile(".*[$#]\\{\\s*([a-z][A-Za-z]*\\.[a-z][A-Za-z]*)\\(\\)\\s*}");

    private final EngineCommands commands;

    TransactionalTimers(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public List<EngineTimer> ofExecution(String executionId) {
        return commands.run(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(executionId);
            return execution == null ? List.of() : timers(context, execution.getJobs());
        });
    }

    @Override
    public List<EngineTimer> ofInstance(String instanceId) {
        return commands.run(
                context -> context.getExecutionManager().findExecutionsByProcessInstanceId(instanceId).stream()
                        .flatMap(execution -> timers(context, execution.getJobs()).stream())
                        .toList());
    }

    @Override
    public void move(Map<String, Instant> dueAt) {
        commands.run(context -> {
            dueAt.forEach((jobId, instant) -> move(context, jobId, instant));
            return dueAt.size();
        });
    }

    @Override
    public void follow(Collection<Points> points) {
        if (points.isEmpty()) {
            return;
        }
        commands.runAsService(context -> {
            Map<String, List<TimerEntity>> waiting = waiting(
                            context, points.stream().map(Points::instanceId).collect(Collectors.toSet()))
                    .collect(Collectors.groupingBy(TimerEntity::getProcessInstanceId));
            points.forEach(each -> waiting.getOrDefault(each.instanceId(), List.of())
                    .forEach(timer -> each.dueAt().forEach((function, dueAt) -> {
                        if (isFor(each.executionId(), function, timer, context)) {
                            setDueAt(timer, dueAt);
                        }
                    })));
            return waiting.size();
        });
    }

    private static boolean isFor(
            @Nullable String executionId, String function, TimerEntity timer, CommandContext context) {
        return executionId == null
                ? isFor(function, timer, context)
                : executionId.equals(timer.getExecutionId()) && function.equals(function(context, timer));
    }

    /** Those that this transaction has just made, and those in the database as this transaction knows them. */
    private static Stream<TimerEntity> waiting(CommandContext context, Set<String> instances) {
        JobQueryImpl query = new JobQueryImpl();
        query.processInstanceIds(instances).timers();
        return Stream.concat(
                        context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class).stream(),
                        query.executeList(context, null).stream())
                .filter(TimerEntity.class::isInstance)
                .map(TimerEntity.class::cast)
                .filter(job -> instances.contains(job.getProcessInstanceId()) && !job.equals(context.getCurrentJob()))
                .distinct();
    }

    private static boolean isFor(String function, TimerEntity timer, CommandContext context) {
        ProcessDefinitionEntity definition = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(timer.getProcessDefinitionId());
        return timer.getProcessInstanceId().equals(timer.getExecutionId())
                && MovingTimer.waitingFor(function, definition)
                        .filter(moving -> moving.isMadeFrom(timer))
                        .isPresent();
    }

    private static void setDueAt(TimerEntity timer, Instant dueAt) {
        if (!timer.getDuedate().toInstant().equals(dueAt)) {
            timer.setDuedate(Date.from(dueAt));
        }
    }

    private static void move(CommandContext context, String jobId, Instant dueAt) {
        JobEntity job = context.getJobManager().findJobById(jobId);
        if (job instanceof TimerEntity timer) {
            timer.setDuedate(Date.from(dueAt));
        }
    }

    private static List<EngineTimer> timers(CommandContext context, Collection<JobEntity> jobs) {
        return jobs.stream()
                .filter(TimerEntity.class::isInstance)
                .map(job -> new EngineTimer(
                        job.getId(),
                        job.getExecutionId(),
                        job.getProcessInstanceId(),
                        job.getActivityId(),
                        job.getDuedate().toInstant(),
                        function(context, job)))
                .toList();
    }

    private static @Nullable String function(CommandContext context, JobEntity job) {
        ActivityImpl timer = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(job.getProcessDefinitionId())
                .findActivity(job.getActivityId());
        return Stream.of(timer.getEventScope(), timer.getFlowScope(), above(timer.getFlowScope()))
                .map(TimerDeclarationImpl::getDeclarationsForScope)
                .map(declarations -> declarations.get(timer.getId()))
                .filter(Objects::nonNull)
                .map(declaration -> CALL.matcher(declaration.getJobConfiguration()))
                .filter(Matcher::matches)
                .map(call -> call.group(1))
                .findFirst()
                .orElse(null);
    }

    /** The timer of an event sub-process belongs to the scope that the sub-process listens in. */
    private static ScopeImpl above(ScopeImpl scope) {
        return scope instanceof ActivityImpl activity ? activity.getEventScope() : scope;
    }
}
