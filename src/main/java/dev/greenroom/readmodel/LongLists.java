package dev.greenroom.readmodel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for some seconds which lists were longer than so many items, so that they are not looked through for every page.
 * A list that is too long to count is remembered only if so many items would have to leave it meanwhile that it still is.
 */
final class LongLists {

    /** How many more than are counted a list must have to be remembered. */
    static final int MARGIN = 2_000;

    /** No more items than this leave one list in a second. */
    private static final int LEAVE = 500;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST = 2_000;

    private record Asked(String query, Visibility by) {}

    private final int longest;
    private final LongSupplier nanos;
    private final Map<Asked, Long> until = new ConcurrentHashMap<>();

    LongLists(int longest) {
        this(longest, System::nanoTime);
    }

    LongLists(int longest, LongSupplier nanos) {
        this.longest = longest;
        this.nanos = nanos;
    }

    boolean has(String query, Visibility by) {
        Long end = until.get(new Asked(query, by));
        return end != null && nanos.getAsLong() - end < 0;
    }

    /** {@code guess} tells how many there may be in all, if anybody knows; it is asked only of lists that are long. */
    void counted(String query, Visibility by, long items, LongSupplier guess) {
        Asked asked = new Asked(query, by);
        if (items <= longest) {
            until.remove(asked);
            return;
        }
        if (until.size() >= MOST) {
            long now = nanos.getAsLong();
            until.values().removeIf(end -> now - end >= 0);
        }
        if (until.size() >= MOST) {
            until.clear();
        }
        until.put(asked, nanos.getAsLong() + remembered(guess.getAsLong()).toNanos());
    }

    /** Who guesses may be wrong by half; what was counted is certain. */
    private Duration remembered(long guess) {
        long certain = MARGIN / LEAVE;
        long guessed = (guess / 2 - longest) / LEAVE;
        return Duration.ofSeconds(Math.min(LONGEST.toSeconds(), Math.max(certain, guessed)));
    }
}
