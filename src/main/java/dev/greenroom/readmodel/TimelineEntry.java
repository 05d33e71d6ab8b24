package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a case's story; {@code kind} is kebab case ({@code work-claimed}), {@code data} is JSON friendly. */
public record TimelineEntry(
        long seq,
        Instant at,
        String kind,
        @Nullable String element,
        @Nullable String actor,
        Map<String, Object> data) {}
