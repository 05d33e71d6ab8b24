package dev.greenroom.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTests {

    private static Instant after(String from, String until, String at) {
        return new QuietHours(new NotificationsSettings.Quiet(
                        LocalTime.parse(from), LocalTime.parse(until), ZoneId.of("Europe/Berlin")))
                .after(Instant.parse(at));
    }

    @Test
    void aMessageOfTheNightWaitsForTheMorningThere() {
        assertThat(after("21:00", "07:00", "2026-03-02T20:00:00Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(after("21:00", "07:00", "2026-03-03T05:59:59Z")).isEqualTo("2026-03-03T06:00:00Z");
        assertThat(after("21:00", "07:00", "2026-03-28T23:00:00Z")).isEqualTo("2026-03-29T05:00:00Z");
        assertThat(after("12:00", "13:00", "2026-03-02T11:30:00Z")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aMessageOfTheDayGoesAtOnce() {
        assertThat(after("21:00", "07:00", "2026-03-02T19:59:59Z")).isEqualTo("2026-03-02T19:59:59Z");
        assertThat(after("21:00", "07:00", "2026-03-02T06:00:00Z")).isEqualTo("2026-03-02T06:00:00Z");
        assertThat(after("07:00", "07:00", "2026-03-02T06:00:00Z")).isEqualTo("2026-03-02T06:00:00Z");
    }
}
