package dev.greenroom.work.blending;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who takes calls on a simulated day. */
final class DayAgent {

    /** In the order in which people may go home. */
    enum State {
        FREE,
        COMING_BACK,
        WORKING,
        ON_CALL
    }

    final int number;
    State state = State.FREE;
    int since;
    int notBefore;
    int readsUntil;
    int worksUntil;
    int comingSince;
    int offers;
    int begun;
    boolean leaves;
    Backlog.@Nullable Item offered;
    Backlog.@Nullable Item working;

    DayAgent(int number, int since) {
        this.number = number;
        this.since = since;
    }

    String name() {
        return "agent-" + number;
    }

    void turn(State next, int at) {
        state = next;
        since = at;
    }

    boolean mayBeAsked(int now) {
        return state == State.FREE && offered == null && notBefore <= now && !leaves;
    }

    Backlog.@Nullable Item item() {
        return offered == null ? working : offered;
    }

    Blending.Engagement engagement(Instant began) {
        Backlog.Item item = item();
        if (item == null) {
            throw new IllegalStateException("This person has nothing to do");
        }
        return new Blending.Engagement(name(), item.name(), Duration.ofSeconds(item.usual()), working != null, began);
    }
}
