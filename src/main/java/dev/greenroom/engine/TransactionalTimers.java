package dev.greenroom.engine;

import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Reads and moves timers as entities, so that those not yet flushed are found too. */
@Component
class TransactionalTimers implements EngineTimers {

    private final EngineCommands commands;

    TransactionalTimers(EngineCommands commands) {
        this.commands = commands;
    }

    @Override
    public List<EngineTimer> ofExecution(String executionId) {
        return commands.run(context -> {
            ExecutionEntity execution = context.getExecutionManager().findExecutionById(executionId);
            return execution == null ? List.of() : timers(execution.getJobs());
        });
    }

    @Override
    public List<EngineTimer> ofInstance(String instanceId) {
        return commands.run(
                context -> context.getExecutionManager().findExecutionsByProcessInstanceId(instanceId).stream()
                        .flatMap(execution -> timers(execution.getJobs()).stream())
                        .toList());
    }

    @Override
    public void move(Map<String, Instant> dueAt) {
        commands.run(context -> {
            dueAt.forEach((jobId, instant) -> move(context, jobId, instant));
            return dueAt.size();
        });
    }

    private static void move(CommandContext context, String jobId, Instant dueAt) {
        JobEntity job = context.getJobManager().findJobById(jobId);
        if (job instanceof TimerEntity timer) {
            timer.setDuedate(Date.from(dueAt));
        }
    }

    private static List<EngineTimer> timers(Collection<JobEntity> jobs) {
        return jobs.stream()
                .filter(TimerEntity.class::isInstance)
                .map(job -> new EngineTimer(
                        job.getId(),
                        job.getExecutionId(),
                        job.getProcessInstanceId(),
                        job.getActivityId(),
                        job.getDuedate().toInstant()))
                .toList();
    }
}
