package dev.greenroom.connectors;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the worker loop: rung when an external task may have appeared, so that nobody waits for the next look. */
final class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits for a ring, at most {@code longest}; whether it rang. */
    boolean await(Duration longest) throws InterruptedException {
        boolean heard = rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        rung.drainPermits();
        return heard;
    }
}
