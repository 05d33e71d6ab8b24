package dev.greenroom.sla;

import java.time.Instant;

/** A case or step is late; told once, in the engine's transaction. */
public record DeadlinePassed(String reference, String levelKey, Instant dueAt, Instant at) {}
