package dev.greenroom.work.blending;

import java.time.Duration;
import java.time.Instant;

/** What the contact center last said of a queue: who waits, and how many people are ready for the next call. */
public record Calls(Instant at, int waiting, int idle, Outlook outlook) {

    /** What is older says nothing any more. */
    public static final Duration FRESH = Duration.ofMinutes(2);

    public boolean isFresh(Instant now) {
        return !at.plus(FRESH).isBefore(now);
    }
}
