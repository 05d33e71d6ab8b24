package dev.greenroom.readmodel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a few seconds which lists were longer than so many items, so that they are not looked through for every page.
 * A list that is too long to count is remembered only if so many items would have to leave it meanwhile that it still is.
 */
final class LongLists {

    /** How many more than are counted a list must have to be remembered. */
    static final int MARGIN = 2_000;

    private static final Duration FOR = Duration.ofSeconds(4);
    private static final int MOST = 2_000;

    private record Asked(String query, Visibility by) {}

    private final int longest;
    private final Map<Asked, Long> since = new ConcurrentHashMap<>();

    LongLists(int longest) {
        this.longest = longest;
    }

    boolean has(String query, Visibility by) {
        Long at = since.get(new Asked(query, by));
        return at != null && System.nanoTime() - at < FOR.toNanos();
    }

    void counted(String query, Visibility by, long items) {
        Asked asked = new Asked(query, by);
        if (items <= longest) {
            since.remove(asked);
            return;
        }
        if (since.size() >= MOST) {
            since.clear();
        }
        since.put(asked, System.nanoTime());
    }
}
