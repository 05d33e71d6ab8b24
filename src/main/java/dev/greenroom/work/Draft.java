package dev.greenroom.work;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person has typed into an item's form so far; {@code version} counts the savings. */
record Draft(Map<String, @Nullable Object> data, Instant savedAt, int version) {}
