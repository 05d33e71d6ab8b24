package dev.greenroom.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.NotifyAcquisitionRejectedJobsHandler;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskExecutor;

/**
 * The engine's job executor, with a lane of its own for escalations: when thousands are due in one minute they run many to
 * a transaction, on few threads, so that people at their lists hardly notice. Every other job runs as the engine does it.
 */
class BundlingJobs extends SpringJobExecutor {

    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    /** What waits is locked: few enough that the last of it runs long before its lock ends. */
    private static final int WAITING = 100;

    private static final int STOP_SECONDS = 60;

    private final Predicate<String> moves;
    private final Tide tide = new Tide();
    private volatile boolean stopping;
    private @Nullable ThreadPoolExecutor lane;

    BundlingJobs(TaskExecutor others, Predicate<String> moves) {
        this.moves = moves;
        setTaskExecutor(others);
        setRejectedJobsHandler(new NotifyAcquisitionRejectedJobsHandler());
    }

    BundlingJobs as(JobExecutionProperty settings) {
        Optional.ofNullable(settings.getLockTimeInMillis()).ifPresent(this::setLockTimeInMillis);
        Optional.ofNullable(settings.getMaxJobsPerAcquisition()).ifPresent(this::setMaxJobsPerAcquisition);
        Optional.ofNullable(settings.getWaitTimeInMillis()).ifPresent(this::setWaitTimeInMillis);
        Optional.ofNullable(settings.getMaxWait()).ifPresent(this::setMaxWait);
        Optional.ofNullable(settings.getBackoffTimeInMillis()).ifPresent(this::setBackoffTimeInMillis);
        Optional.ofNullable(settings.getMaxBackoff()).ifPresent(this::setMaxBackoff);
        Optional.ofNullable(settings.getBackoffDecreaseThreshold()).ifPresent(this::setBackoffDecreaseThreshold);
        Optional.ofNullable(settings.getWaitIncreaseFactor()).ifPresent(this::setWaitIncreaseFactor);
        return this;
    }

    @Override
    protected void ensureInitialization() {
        setAcquireJobsCmdFactory(most -> new BundlingAcquisition(this, tide.next(most), tide, moves));
        super.ensureInitialization();
    }

    @Override
    protected void startExecutingJobs() {
        stopping = false;
        lane = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), BundlingJobs::thread);
        super.startExecutingJobs();
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "escalations");
        thread.setDaemon(true);
        return thread;
    }

    /** What runs comes to its end; what waits gives its locks back, so that another node need not wait for them. */
    @Override
    protected void stopExecutingJobs() {
        stopping = true;
        super.stopExecutingJobs();
        ThreadPoolExecutor running = lane;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isActive() {
        return super.isActive() && !stopping;
    }

    /** Looking at very many due timers is dear: only when there is soon nothing more to do. */
    private void lookAgain(ThreadPoolExecutor running) {
        if (running.getQueue().size() < THREADS) {
            jobWasAdded();
        }
    }

    @Override
    public void executeJobs(List<String> jobs, ProcessEngineImpl engine) {
        ThreadPoolExecutor running = lane;
        if (!(jobs instanceof Bundle bundle) || running == null) {
            super.executeJobs(jobs, engine);
            return;
        }
        try {
            running.execute(new BundleRun(bundle, engine, () -> lookAgain(running)));
        } catch (RejectedExecutionException full) {
            getRejectedJobsHandler().jobsRejected(jobs, engine, this);
        }
    }
}
