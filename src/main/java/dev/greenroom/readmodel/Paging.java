package dev.greenroom.readmodel;

import org.jspecify.annotations.Nullable;

/** Which page of a list: at most {@code limit} rows from {@code cursor} on. */
public record Paging(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public Paging {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ListRefused("limit", "must be between 1 and " + MAX_LIMIT);
        }
    }

    public static Paging first() {
        return new Paging(DEFAULT_LIMIT, null);
    }

    /** As a request gives it; both may be missing. */
    public static Paging of(@Nullable Integer limit, @Nullable String cursor) {
        return new Paging(limit == null ? DEFAULT_LIMIT : limit, cursor);
    }
}
