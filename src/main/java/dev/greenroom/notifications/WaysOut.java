package dev.greenroom.notifications;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ways out that are set up now. */
final class WaysOut {

    private final List<WayOut> ways;

    WaysOut(List<WayOut> ways) {
        this.ways = new CopyOnWriteArrayList<>(ways);
    }

    List<WayOut> all() {
        return List.copyOf(ways);
    }

    boolean none() {
        return ways.isEmpty();
    }

    void add(WayOut way) {
        ways.add(way);
    }

    void remove(WayOut way) {
        ways.remove(way);
    }
}
