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
}
