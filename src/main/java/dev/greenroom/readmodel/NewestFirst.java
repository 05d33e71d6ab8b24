package dev.greenroom.readmodel;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A page of rows that are known by numbers, the newest first; {@code next} is where the next page begins. */
public record NewestFirst<T>(List<T> items, @Nullable String next) {

    public NewestFirst {
        items = List.copyOf(items);
    }

    /** Finds rows with numbers below {@code before}. */
    @FunctionalInterface
    public interface Finder<T> {

        List<T> find(long before, int most);
    }

    /** Cursor and limit as a request gives them; both may be missing. */
    public static <T> NewestFirst<T> of(
            @Nullable Long cursor, @Nullable Integer limit, Finder<T> finder, ToLongFunction<T> number) {
        int most = Paging.of(limit, null).limit();
        List<T> found = finder.find(cursor == null ? Long.MAX_VALUE : cursor, most + 1);
        List<T> page = found.stream().limit(most).toList();
        return new NewestFirst<>(
                page, found.size() > most ? String.valueOf(number.applyAsLong(page.get(most - 1))) : null);
    }
}
