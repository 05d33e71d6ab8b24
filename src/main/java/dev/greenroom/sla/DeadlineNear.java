package dev.greenroom.sla;

import java.time.Instant;

/** A case or step came to its warning point; told once, in the engine's transaction. */
public record DeadlineNear(String reference, String levelKey, Instant dueAt, Instant at) {}
