package dev.greenroom.work;

import dev.greenroom.work.blending.Blending;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that somebody is asked to do between calls, or does. */
record WorkOffer(
        long id,
        String person,
        String taskId,
        Duration effort,
        Duration window,
        Instant offeredAt,
        @Nullable Instant startedAt,
        @Nullable Instant recalledAt) {

    boolean started() {
        return startedAt != null;
    }

    Blending.Engagement engagement() {
        return new Blending.Engagement(person, taskId, effort, started(), startedAt == null ? offeredAt : startedAt);
    }
}
