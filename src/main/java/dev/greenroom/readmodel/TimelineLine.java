package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a case's story before it has its place. */
record TimelineLine(Instant at, String kind, @Nullable String element, @Nullable String actor, Map<String, ?> data) {}
