package dev.greenroom.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds events not seen before. An id is given out before its transaction commits, so a smaller one may turn up later:
 * what was read lately is read again, and what was seen is left out.
 */
final class News {

    private static final int PAGE = 2000;

    private final LiveEvents events;
    private final int overlapTicks;
    private final TreeMap<Long, Long> seenAt = new TreeMap<>();
    private long floor;
    private long tick;

    News(LiveEvents events, Duration overlap, Duration poll) {
        this.events = events;
        this.overlapTicks = (int) Math.max(1, overlap.toMillis() / Math.max(1, poll.toMillis()));
        this.floor = events.floor(overlap);
        next();
    }

    /** The events that became visible since the last call; called once per poll. */
    List<LiveEvent> next() {
        tick++;
        List<LiveEvent> read = new ArrayList<>();
        long from = floor;
        List<LiveEvent> page;
        do {
            page = events.after(from, PAGE);
            read.addAll(page);
            from = page.isEmpty() ? from : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        // Only now: what was read when the next page failed has been told to nobody.
        List<LiveEvent> fresh = read.stream()
                .filter(event -> seenAt.putIfAbsent(event.id(), tick) == null)
                .toList();
        forget();
        return fresh;
    }

    int remembered() {
        return seenAt.size();
    }

    private void forget() {
        Map.Entry<Long, Long> oldest = seenAt.firstEntry();
        while (oldest != null && oldest.getValue() <= tick - overlapTicks) {
            floor = oldest.getKey();
            seenAt.pollFirstEntry();
            oldest = seenAt.firstEntry();
        }
    }
}
