package dev.greenroom.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessesTests {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final Guesses guesses = new Guesses(
            new StatusPageSettings(null, new StatusPageSettings.Page(Duration.ofDays(60), null, 30, 600)), clock);

    @Test
    void anAddressHasThirtyInAMinute() {
        for (int guess = 0; guess < 30; guess++) {
            assertThat(guesses.count("192.0.2.1")).isTrue();
        }

        assertThat(guesses.count("192.0.2.1")).isFalse();
        assertThat(guesses.count("192.0.2.2")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(guesses.count("192.0.2.1")).isTrue();
    }

    @Test
    void aNetworkOfTheNewKindIsOneAddress() {
        for (int guess = 0; guess < 30; guess++) {
            assertThat(guesses.count("2001:db8::" + guess)).isTrue();
        }

        assertThat(guesses.count("2001:db8::ffff")).isFalse();
        assertThat(guesses.count("2001:db8:0:1::1")).isTrue();
    }

    @Test
    void allTogetherHaveSixHundredAndFillNoMemory() {
        int answered = 0;
        for (int guess = 0; guess < 100_000; guess++) {
            answered += guesses.count("10." + (guess >> 16) + "." + (guess >> 8 & 255) + "." + (guess & 255)) ? 1 : 0;
        }

        assertThat(answered).isEqualTo(600);
        assertThat(guesses.remembered()).isLessThanOrEqualTo(Guesses.MOST_ADDRESSES);
    }
}
