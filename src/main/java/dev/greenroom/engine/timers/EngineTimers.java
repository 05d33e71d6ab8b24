package dev.greenroom.engine.timers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and moves timers, also such as the current engine transaction has just made. */
public interface EngineTimers {

    /** The timers that hang on one execution (that of a step, or of an instance). */
    List<EngineTimer> ofExecution(String executionId);

    /** All timers of one process instance, whatever execution they hang on. */
    List<EngineTimer> ofInstance(String instanceId);

    /** Moves each timer (job id) to its new instant, in one transaction; ids that are gone are left out. */
    void move(Map<String, Instant> dueAt);

    /**
     * Moves the timers of each instance's own event sub-processes that wait for {@code function} ({@code sla.warnAt}).
     * The timer that is being run now is left alone: it asks the function itself when to wait for next.
     */
    default void follow(String function, Map<String, Instant> dueAtOfInstance) {
        follow(dueAtOfInstance.entrySet().stream()
                .map(each -> new Points(each.getKey(), null, Map.of(function, each.getValue())))
                .toList());
    }

    /** The same for many functions at once, and for timers drawn at steps. */
    void follow(Collection<Points> points);

    /**
     * Until when timers wait.
     *
     * @param executionId of a step whose own timers these are; null for the event sub-processes of the instance itself
     * @param dueAt by function ({@code sla.warnAt})
     */
    record Points(String instanceId, @Nullable String executionId, Map<String, Instant> dueAt) {}
}
