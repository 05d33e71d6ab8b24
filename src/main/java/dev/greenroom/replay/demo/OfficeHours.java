package dev.greenroom.replay.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When people work: weekdays from nine to five where the office is. */
final class OfficeHours {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private OfficeHours() {}

    /** The moment at which {@code work} of open office has passed since {@code from}. */
    static Instant after(Instant from, Duration work) {
        ZonedDateTime at = from.atZone(ZONE);
        Duration left = work;
        while (true) {
            at = open(at);
            Duration today = Duration.between(at, at.with(CLOSES));
            if (left.compareTo(today) < 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = at.toLocalDate().plusDays(1).atStartOfDay(ZONE);
        }
    }

    static boolean isWorkday(ZonedDateTime day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static ZonedDateTime open(ZonedDateTime at) {
        ZonedDateTime open = at;
        while (!isWorkday(open) || !open.toLocalTime().isBefore(CLOSES)) {
            open = open.toLocalDate().plusDays(1).atStartOfDay(ZONE);
        }
        return open.toLocalTime().isBefore(OPENS) ? open.with(OPENS) : open;
    }
}
