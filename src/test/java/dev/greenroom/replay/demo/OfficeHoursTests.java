package dev.greenroom.replay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OfficeHoursTests {

    // A Friday in winter, one hour ahead of UTC.
    private static final Instant FRIDAY_NOON = Instant.parse("2026-11-20T11:00:00Z");

    @Test
    void workGoesOnAfterTheWeekend() {
        assertThat(OfficeHours.after(FRIDAY_NOON, Duration.ofHours(6)))
                .isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    }

    @Test
    void nobodyBeginsBeforeNine() {
        assertThat(OfficeHours.after(Instant.parse("2026-11-23T05:00:00Z"), Duration.ofMinutes(10)))
                .isEqualTo(Instant.parse("2026-11-23T08:10:00Z"));
    }

    @Test
    void whatComesInTheEveningWaitsForTheMorning() {
        assertThat(OfficeHours.after(Instant.parse("2026-11-23T19:00:00Z"), Duration.ZERO))
                .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
    }
}
