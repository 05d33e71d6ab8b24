package dev.greenroom.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One stay of a case at a step: an activity instance. {@code type} is the engine's word ({@code userTask}). */
public record StepView(
        String activityInstanceId,
        String instanceId,
        String definitionId,
        String element,
        String type,
        Instant enteredAt,
        @Nullable Instant leftAt,
        boolean cancelled) {}
