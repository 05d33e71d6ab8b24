package dev.greenroom.readmodel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The days of a report, and where they begin, as somebody asked for them. */
public final class AskedDays {

    private AskedDays() {}

    /** Where the days begin; in UTC unless said otherwise. */
    public static ZoneId zone(@Nullable String zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new ListRefused("zone", "must be a time zone such as Europe/Amsterdam", unknown);
        }
    }

    /** The day of the parameter of that name. */
    public static LocalDate day(String name, @Nullable String day, LocalDate otherwise) {
        try {
            LocalDate read = day == null ? otherwise : LocalDate.parse(day);
            if (read.getYear() < 2000 || read.getYear() > 2200) {
                throw new ListRefused(name, "must be between the years 2000 and 2200");
            }
            return read;
        } catch (DateTimeParseException none) {
            throw new ListRefused(name, "must be a date such as 2026-11-30", none);
        }
    }
}
