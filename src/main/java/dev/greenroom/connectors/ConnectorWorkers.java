package dev.greenroom.connectors;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The node's own workers: one thread takes tasks, a bounded pool calls, a third keeps the locks alive. */
final class ConnectorWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectorWorkers.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);

    private final ExternalWork work;
    private final HeldTasks held;
    private final Bell bell;
    private final ConnectorsSettings settings;
    private final Semaphore free;
    private volatile boolean running;
    private @Nullable Future<?> extending;
    private ExecutorService loop = closed();
    private ExecutorService calls = closed();
    private ScheduledExecutorService locks = closed();

    ConnectorWorkers(ExternalWork work, HeldTasks held, Bell bell, ConnectorsSettings settings) {
        this.work = work;
        this.held = held;
        this.bell = bell;
        this.settings = settings;
        this.free = new Semaphore(settings.threads());
    }

    @Override
    public boolean isAutoStartup() {
        return settings.workers();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        loop = Executors.newSingleThreadExecutor(named("connector-loop"));
        calls = Executors.newFixedThreadPool(settings.threads(), named("connector-call"));
        locks = Executors.newSingleThreadScheduledExecutor(named("connector-locks"));
        long third = Math.max(1, settings.lock().toMillis() / 3);
        extending = locks.scheduleWithFixedDelay(held::extend, third, third, TimeUnit.MILLISECONDS);
        loop.execute(this::takeAndHandOut);
    }

    /** Takes nothing new, lets running calls end (they have time-outs), interrupts what is still there. */
    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        loop.shutdownNow();
        end(loop, Duration.ofSeconds(5));
        calls.shutdown();
        end(calls, settings.callTimeout());
        calls.shutdownNow();
        end(calls, Duration.ofSeconds(2));
        if (extending != null) {
            extending.cancel(true);
        }
        locks.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeAndHandOut() {
        Duration wait = SHORTEST_WAIT;
        while (running) {
            try {
                free.acquire();
                free.release();
                if (handOut() > 0 || bell.await(wait)) {
                    wait = SHORTEST_WAIT;
                } else {
                    Duration longer = wait.multipliedBy(2);
                    wait = longer.compareTo(settings.idle()) < 0 ? longer : settings.idle();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int handOut() {
        List<LockedExternalTask> batch;
        try {
            batch = work.take(free.availablePermits());
        } catch (RuntimeException e) {
            log.warn(
                    "Could not look for external tasks, trying again: {}",
                    e.getClass().getSimpleName());
            return 0;
        }
        for (LockedExternalTask task : batch) {
            free.acquireUninterruptibly();
            if (running) {
                calls.execute(() -> perform(task));
            } else {
                work.giveBack(task);
                free.release();
            }
        }
        return batch.size();
    }

    private void perform(LockedExternalTask task) {
        try {
            work.perform(task);
        } catch (RuntimeException e) {
            log.error("External task {} could not be handed back; its lock will run out", task.getId(), e);
        } finally {
            free.release();
        }
    }

    private static void end(ExecutorService executor, Duration patience) {
        try {
            if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("Still running after {}", patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService closed() {
        ScheduledExecutorService none = Executors.newSingleThreadScheduledExecutor();
        none.shutdown();
        return none;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
