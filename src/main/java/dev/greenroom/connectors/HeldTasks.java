package dev.greenroom.connectors;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tasks this node has locked, and until when; the engine itself does not look at the time when one is completed. */
final class HeldTasks {

    private static final Logger log = LoggerFactory.getLogger(HeldTasks.class);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final ExternalTaskService tasks;
    private final Clock clock;
    private final String worker;
    private final Duration lock;

    HeldTasks(ExternalTaskService tasks, Clock clock, String worker, Duration lock) {
        this.tasks = tasks;
        this.clock = clock;
        this.worker = worker;
        this.lock = lock;
    }

    String worker() {
        return worker;
    }

    void take(LockedExternalTask task) {
        until.put(task.getId(), task.getLockExpirationTime().toInstant());
    }

    boolean holds(LockedExternalTask task) {
        Instant end = until.get(task.getId());
        return end != null && clock.instant().isBefore(end);
    }

    void drop(LockedExternalTask task) {
        until.remove(task.getId());
    }

    /** Called every third of the lock: calls that run longer than the lock keep their task. */
    void extend() {
        for (String id : List.copyOf(until.keySet())) {
            Instant end = clock.instant().plus(lock);
            try {
                tasks.extendLock(id, worker, lock.toMillis());
                until.computeIfPresent(id, (key, old) -> end);
            } catch (ProcessEngineException e) {
                log.warn("External task {} is no longer ours; its result will be dropped", id);
                until.remove(id);
            } catch (RuntimeException e) {
                log.warn(
                        "Could not extend the lock of external task {}: {}",
                        id,
                        e.getClass().getSimpleName());
            }
        }
    }
}
