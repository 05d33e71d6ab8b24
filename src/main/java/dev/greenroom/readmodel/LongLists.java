package dev.greenroom.readmodel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Remembers for some seconds which lists were longer than so many items, so that they are not looked through for every page.
 * A list that is too long to count is remembered only if so many items would have to leave it meanwhile that it still is; in
 * the second half of that time it is counted anew beside whoever reads, so that nobody waits for a list that is in use.
 */
final class LongLists {

    /** How many more than are counted a list must have to be remembered. */
    static final int MARGIN = 2_000;

    /** No more items than this leave one list in a second. */
    private static final int LEAVE = 500;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST = 2_000;

    private record Asked(String query, Visibility by) {}

    /** Both in nanoseconds of a clock that may be anywhere. */
    private record Known(long since, long until) {

        boolean isOver(long now) {
            return now - until >= 0;
        }

        boolean isAging(long now) {
            return now - since >= (until - since) / 2;
        }
    }

    private final int longest;
    private final LongSupplier nanos;
    private final Executor beside;
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();

    LongLists(int longest) {
        this(longest, System::nanoTime, OneBeside.create());
    }

    LongLists(int longest, LongSupplier nanos, Executor beside) {
        this.longest = longest;
        this.nanos = nanos;
        this.beside = beside;
    }

    boolean has(String query, Visibility by) {
        Known one = known.get(new Asked(query, by));
        return one != null && !one.isOver(nanos.getAsLong());
    }

    /** The same; {@code countAgain} counts it and says so by {@link #counted}, in a transaction of its own. */
    boolean has(String query, Visibility by, Runnable countAgain) {
        Known one = known.get(new Asked(query, by));
        long now = nanos.getAsLong();
        if (one == null || one.isOver(now)) {
            return false;
        }
        if (one.isAging(now)) {
            beside.execute(countAgain);
        }
        return true;
    }

    /** {@code guess} tells how many there may be in all, if anybody knows; it is asked only of lists that are long. */
    void counted(String query, Visibility by, long items, LongSupplier guess) {
        Asked asked = new Asked(query, by);
        if (items <= longest) {
            known.remove(asked);
            return;
        }
        long now = nanos.getAsLong();
        if (known.size() >= MOST) {
            known.values().removeIf(one -> one.isOver(now));
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(asked, new Known(now, now + remembered(guess.getAsLong()).toNanos()));
    }

    /** Who guesses may be wrong by half; what was counted is certain. */
    private Duration remembered(long guess) {
        long certain = MARGIN / LEAVE;
        long guessed = (guess / 2 - longest) / LEAVE;
        return Duration.ofSeconds(Math.min(LONGEST.toSeconds(), Math.max(certain, guessed)));
    }
}
