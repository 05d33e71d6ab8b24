package dev.greenroom.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a service level asks for: how long, when to warn (percent of it), and who hears of it. Calendar time. */
record Target(Duration duration, int warnAtPercent, @Nullable String escalateTo) {

    Target {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A target lasts longer than nothing: " + duration);
        }
        if (warnAtPercent < 0 || warnAtPercent > 100) {
            throw new IllegalArgumentException("A warning comes between 0 and 100 percent: " + warnAtPercent);
        }
    }

    Instant dueAt(Instant openedAt) {
        return openedAt.plus(duration);
    }

    Instant warnAt(Instant openedAt) {
        return openedAt.plus(duration.multipliedBy(warnAtPercent).dividedBy(100));
    }
}
