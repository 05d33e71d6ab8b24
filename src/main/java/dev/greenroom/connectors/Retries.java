package dev.greenroom.connectors;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often a failing call is repeated, and after which waits. */
record Retries(List<Duration> waits) {

    /** No further attempt: an incident opens. */
    static final Next NONE = new Next(0, Duration.ZERO);

    /** After a failure; {@code left} is what the engine remembers, nothing for a first attempt. */
    Next after(@Nullable Integer left) {
        int remaining = (left == null ? waits.size() + 1 : left) - 1;
        if (remaining <= 0) {
            return NONE;
        }
        int index = Math.max(0, waits.size() - remaining);
        return new Next(remaining, waits.get(Math.min(index, waits.size() - 1)));
    }

    record Next(int left, Duration delay) {}
}
