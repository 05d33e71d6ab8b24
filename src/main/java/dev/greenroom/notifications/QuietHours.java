package dev.greenroom.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When no message leaves the house. */
record QuietHours(NotificationsSettings.Quiet settings) {

    boolean holdAt(Instant moment) {
        return after(moment).isAfter(moment);
    }

    /** This moment, or when the quiet hours that it falls into are over. */
    Instant after(Instant wanted) {
        LocalTime from = settings.from();
        LocalTime until = settings.until();
        ZonedDateTime there = wanted.atZone(settings.zone());
        LocalTime time = there.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(until);
        boolean quiet = overMidnight ? (late || early) : (late && early);
        if (!quiet) {
            return wanted;
        }
        ZonedDateTime end = there.with(until);
        return (overMidnight && late ? end.plusDays(1) : end).toInstant();
    }
}
