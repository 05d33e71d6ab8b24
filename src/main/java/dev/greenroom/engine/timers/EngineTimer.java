package dev.greenroom.engine.timers;

import java.time.Instant;

/** A timer waiting in the engine; {@code element} is the timer event's id in the model. */
public record EngineTimer(String jobId, String executionId, String instanceId, String element, Instant dueAt) {}
