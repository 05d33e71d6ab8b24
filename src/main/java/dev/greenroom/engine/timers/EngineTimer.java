package dev.greenroom.engine.timers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timer waiting in the engine; {@code element} is the timer event's id in the model.
 *
 * @param function what it waits for the answer of ({@code sla.warnAt}); null when its model names a date or a duration
 */
public record EngineTimer(
        String jobId,
        String executionId,
        String instanceId,
        String element,
        Instant dueAt,
        @Nullable String function) {}
