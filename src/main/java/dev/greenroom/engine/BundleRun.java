package dev.greenroom.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.ProcessDataContext;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a bundle in one transaction; when any of it fails, nothing has happened, and each runs as the engine would. */
class BundleRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BundleRun.class);

    private final List<String> jobs;
    private final ProcessEngineImpl engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Runnable ended;

    /** @param ended to be told whenever a bundle has run, however it went */
    BundleRun(List<String> jobs, ProcessEngineImpl engine, Runnable ended) {
        this.jobs = List.copyOf(jobs);
        this.engine = engine;
        this.ended = ended;
        this.configuration = engine.getProcessEngineConfiguration();
    }

    @Override
    public void run() {
        if (!configuration.getJobExecutor().isActive()) {
            inOneCommand(this::giveBack);
            return;
        }
        Outcome together = inOneCommand(this::runAll);
        List<String> left = together.failed() ? jobs : together.left();
        if (!left.isEmpty()) {
            new ExecuteJobsRunnable(left, engine).run();
        }
        ended.run();
    }

    /** What is left to be run alone: nothing, or what the bundle itself gave rise to. */
    private record Outcome(boolean failed, List<String> left) {}

    private Outcome inOneCommand(Command<Integer> command) {
        JobExecutorContext running = new JobExecutorContext();
        Context.setJobExecutorContext(running);
        try {
            configuration.getCommandExecutorTxRequired().execute(command);
            return new Outcome(false, new ArrayList<>(running.getCurrentProcessorJobQueue()));
        } catch (RuntimeException | Error failure) {
            LOG.debug("Of a bundle of {} timers each runs alone", jobs.size(), failure);
            return new Outcome(true, List.of());
        } finally {
            BundleAhead.end();
            new ProcessDataContext(configuration).clearMdc();
            Context.removeJobExecutorContext();
        }
    }

    private int runAll(CommandContext context) {
        JobExecutorContext running = Context.getJobExecutorContext();
        try {
            Collection<JobEntity> due = BundleAhead.begin(jobs, context).running();
            for (JobEntity job : due) {
                if (!context.getDbEntityManager().isDeleted(job)) {
                    running.setCurrentJob(job);
                    context.setCurrentJob(job);
                    job.execute(context);
                }
            }
            facts().ifPresent(facts -> facts.endTogether(context));
            return due.size();
        } finally {
            running.setCurrentJob(null);
        }
    }

    private Optional<FactsHandler> facts() {
        return configuration.getCustomHistoryEventHandlers().stream()
                .filter(FactsHandler.class::isInstance)
                .map(FactsHandler.class::cast)
                .findFirst();
    }

    private int giveBack(CommandContext context) {
        jobs.forEach(id -> new UnlockJobCmd(id).execute(context));
        return jobs.size();
    }
}
