package dev.greenroom.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dates of a service level as {@code sla} last wrote them; the clock itself lives there. */
public record ServiceLevelView(String key, @Nullable Instant warnAt, @Nullable Instant dueAt) {}
