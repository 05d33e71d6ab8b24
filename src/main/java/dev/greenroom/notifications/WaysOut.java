package dev.greenroom.notifications;

import dev.greenroom.work.ColleagueMail;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The ways out that are set up now. */
final class WaysOut implements ColleagueMail {

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

    @Override
    public boolean leavesTheHouse() {
        return ways.stream().anyMatch(way -> way.name().equals(ColleagueMailWay.NAME));
    }

    void add(WayOut way) {
        ways.add(way);
    }

    void remove(WayOut way) {
        ways.remove(way);
    }
}
