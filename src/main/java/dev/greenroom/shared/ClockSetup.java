package dev.greenroom.shared;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock: the machine's, or one that is moved ({@code greenroom.clock=movable}). */
@Configuration(proxyBeanMethods = false)
class ClockSetup {

    static final Instant MOVABLE_START = Instant.parse("2026-03-02T09:00:00Z");

    @Bean
    @ConditionalOnProperty(name = "greenroom.clock", havingValue = "system", matchIfMissing = true)
    Clock systemClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnProperty(name = "greenroom.clock", havingValue = "movable")
    MovableClock movableClock() {
        return new MovableClock(MOVABLE_START);
    }
}
