package dev.greenroom.desk;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets who looked at whose cases long ago: that is about customers, and about those who work here. */
@Component
@EnableConfigurationProperties(DeskSettings.class)
class LookRetention {

    private final Lookups lookups;
    private final DeskSettings settings;
    private final Clock clock;

    LookRetention(Lookups lookups, DeskSettings settings, Clock clock) {
        this.lookups = lookups;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 6, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void clean() {
        lookups.forget(clock.instant().minus(settings.looksKept()));
    }
}
