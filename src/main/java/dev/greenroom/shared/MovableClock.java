package dev.greenroom.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A clock that stands still until it is moved; the engine follows it. For tests and for replayed histories. */
public final class MovableClock extends Clock {

    private final List<Consumer<Instant>> followers = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    public MovableClock(Instant now) {
        this.now = now;
    }

    /** Calls {@code follower} with the instant of now and of every later move. */
    public void follow(Consumer<Instant> follower) {
        followers.add(follower);
        follower.accept(now);
    }

    public void moveTo(Instant instant) {
        now = instant;
        followers.forEach(follower -> follower.accept(instant));
    }

    public void advance(Duration duration) {
        moveTo(now.plus(duration));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
