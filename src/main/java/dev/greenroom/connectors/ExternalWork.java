package dev.greenroom.connectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * External tasks of Greenroom's own topics: taken in one short transaction, called outside any, handed back in
 * another. The node's workers do it in the background; a replay does it in its own step.
 */
public class ExternalWork {

    private static final Logger log = LoggerFactory.getLogger(ExternalWork.class);
    private static final int RACES = 3;
    private static final int BATCH = 10;

    private final Map<String, Connector> connectors;
    private final ExternalTaskService tasks;
    private final CaughtErrors caught;
    private final HeldTasks held;
    private final String worker;
    private final Duration lock;
    private final Retries retries;

    ExternalWork(
            List<Connector> connectors,
            ExternalTaskService tasks,
            CaughtErrors caught,
            HeldTasks held,
            ConnectorsSettings settings) {
        this.connectors = connectors.stream().collect(Collectors.toMap(Connector::topic, connector -> connector));
        this.tasks = tasks;
        this.caught = caught;
        this.held = held;
        this.worker = held.worker();
        this.lock = settings.lock();
        this.retries = new Retries(settings.retries());
    }

    /** Does everything that waits right now, one after the other, in the caller's thread; how many tasks it did. */
    public int drain() {
        int done = 0;
        for (int round = round(); round > 0; round = round()) {
            done += round;
        }
        return done;
    }

    /** Does what waits right now, but not yet what comes of it: for callers who hear of that themselves. */
    public int round() {
        int done = 0;
        int taken = BATCH;
        while (taken == BATCH) {
            List<LockedExternalTask> batch = take(BATCH);
            batch.forEach(this::perform);
            taken = batch.size();
            done += taken;
        }
        return done;
    }

    List<LockedExternalTask> take(int most) {
        if (connectors.isEmpty()) {
            return List.of();
        }
        ExternalTaskQueryBuilder query = tasks.fetchAndLock(most, worker, true);
        for (Connector connector : connectors.values()) {
            query = query.topic(connector.topic(), lock.toMillis()).variables(connector.reads());
        }
        List<LockedExternalTask> taken = query.execute();
        taken.forEach(held::take);
        return taken;
    }

    void perform(LockedExternalTask task) {
        try {
            Runnable handBack = call(task);
            if (held.holds(task)) {
                handBack(task, handBack);
            } else {
                log.warn("The lock of {} ran out during its call; whoever holds it now repeats it", key(task));
            }
        } finally {
            held.drop(task);
        }
    }

    void giveBack(LockedExternalTask task) {
        held.drop(task);
        tasks.unlock(task.getId());
    }

    private Runnable call(LockedExternalTask task) {
        Connector connector = connectors.get(task.getTopicName());
        if (connector == null) {
            throw new IllegalStateException("No connector for topic " + task.getTopicName());
        }
        try {
            Map<String, Object> answer = connector.run(errand(task));
            return () -> tasks.complete(task.getId(), worker, answer);
        } catch (CallRefused refused) {
            return catches(task, refused.code())
                    ? raise(task, refused.code(), refused.answer())
                    : fail(task, connector, CallFailed.hopeless("Refused: " + refused.code() + "."));
        } catch (CallFailed failed) {
            return fail(task, connector, failed);
        } catch (RuntimeException e) {
            log.error("Connector {} broke on {}", connector.topic(), key(task), e);
            String broken = "The connector broke: " + e.getClass().getSimpleName() + ".";
            return fail(task, connector, CallFailed.passing(broken));
        }
    }

    private Runnable fail(LockedExternalTask task, Connector connector, CallFailed failed) {
        Retries.Next next = failed.worthRetrying() ? retries.after(task.getRetries()) : Retries.NONE;
        log.info("{}: {} {} attempts left", key(task), failed.getMessage(), next.left());
        String error = connector.errorWhenGivenUp();
        if (next.left() == 0 && error != null && catches(task, error)) {
            return raise(task, error, Map.of());
        }
        return report(task, failed, next);
    }

    private boolean catches(LockedExternalTask task, String code) {
        return caught.catches(task.getProcessDefinitionId(), task.getActivityId(), code);
    }

    private Runnable raise(LockedExternalTask task, String code, Map<String, Object> answer) {
        return () -> tasks.handleBpmnError(task.getId(), worker, code, null, answer);
    }

    private Runnable report(LockedExternalTask task, CallFailed failed, Retries.Next next) {
        return () -> tasks.handleFailure(
                task.getId(),
                worker,
                failed.getMessage(),
                null,
                next.left(),
                next.delay().toMillis());
    }

    private void handBack(LockedExternalTask task, Runnable handBack) {
        try {
            despiteRaces(handBack);
        } catch (BadUserRequestException e) {
            log.warn("{} was done, but its case had moved on or somebody else holds it", key(task));
        } catch (ProcessEngineException e) {
            log.error("{} was done, but the engine refused its result", key(task), e);
            CallFailed failed = CallFailed.passing("The engine refused the result.");
            despiteRaces(report(task, failed, retries.after(task.getRetries())));
        }
    }

    /** The effect happened; losing a race against another change of the same case only means: hand it back again. */
    private static void despiteRaces(Runnable handBack) {
        for (int race = 1; ; race++) {
            try {
                handBack.run();
                return;
            } catch (OptimisticLockingException e) {
                if (race == RACES) {
                    throw e;
                }
            }
        }
    }

    private static Errand errand(LockedExternalTask task) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        VariableMap given = task.getVariables();
        for (String name : given.keySet()) {
            TypedValue value = given.getValueTyped(name);
            // JSON stays text here: each connector reads it as what it expects.
            boolean isText = value instanceof SerializableValue;
            variables.put(name, isText ? ((SerializableValue) value).getValueSerialized() : given.get(name));
        }
        return new Errand(key(task), reference(task), task.getProcessInstanceId(), task.getActivityId(), variables);
    }

    private static String key(LockedExternalTask task) {
        return reference(task) + "/" + task.getActivityInstanceId();
    }

    private static String reference(LockedExternalTask task) {
        return task.getBusinessKey() == null ? task.getProcessInstanceId() : task.getBusinessKey();
    }
}
