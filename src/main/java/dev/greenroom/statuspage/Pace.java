package dev.greenroom.statuspage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often something is done with one link, minute by minute: more than a person does would only fill the story. */
@Component
class Pace {

    static final int MOST = 20;
    private static final int MOST_LINKS = 10_000;

    private final Clock clock;
    private final Map<String, Integer> deeds = new HashMap<>();
    private Instant minute = Instant.EPOCH;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more; whether that is still what a person does. */
    synchronized boolean allows(StatusLink link) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute) || deeds.size() > MOST_LINKS) {
            minute = now;
            deeds.clear();
        }
        return deeds.merge(link.digest(), 1, (before, one) -> Math.min(before + one, MOST + 1)) <= MOST;
    }
}
