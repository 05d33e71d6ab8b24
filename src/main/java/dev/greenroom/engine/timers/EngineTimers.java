package dev.greenroom.engine.timers;

import java.time.Instant;
import java.util.List;
import java.util.Map;

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
    void follow(String function, Map<String, Instant> dueAtOfInstance);
}
