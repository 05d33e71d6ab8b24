package dev.greenroom.readmodel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} and {@code prev} are cursors, absent where the list ends. */
public record Page<T>(List<T> items, @Nullable String next, @Nullable String prev, Count count) {

    /** How many rows the whole list has: exact up to 10,000, beyond that "at least". */
    public record Count(long value, boolean exact) {

        static final int LIMIT = 10_000;

        static Count many() {
            return new Count(LIMIT, false);
        }

        /** From a count that went beyond the limit, if at all, before it stopped. */
        static Count of(long counted) {
            return counted > LIMIT ? many() : new Count(counted, true);
        }
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next, prev, count);
    }
}
