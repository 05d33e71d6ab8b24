package dev.greenroom.sla;

import dev.greenroom.sla.calendar.Budget;
import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which kind of time a service level is counted. Amounts are milliseconds, in business days whole days; calendar days
 * keep the time of day of the calendar's zone, calendar hours are elapsed time.
 */
public enum LevelUnit {
    BUSINESS_HOURS("business-hours"),
    BUSINESS_DAYS("business-days"),
    CALENDAR_HOURS("calendar-hours"),
    CALENDAR_DAYS("calendar-days");

    private final String word;

    LevelUnit(String word) {
        this.word = word;
    }

    /** As tables, rows and answers write it. */
    public String word() {
        return word;
    }

    /** The unit of a row or an answer. */
    public static Optional<LevelUnit> of(String word) {
        return Stream.of(values()).filter(unit -> unit.word.equals(word)).findFirst();
    }

    /** Whether only the calendar's open time counts. */
    public boolean isBusiness() {
        return this == BUSINESS_HOURS || this == BUSINESS_DAYS;
    }

    /** An amount as a budget; refused when negative or longer than ten years. */
    public Budget budget(long amount) {
        return switch (this) {
            case BUSINESS_HOURS -> new Budget.BusinessHours(Duration.ofMillis(amount));
            case BUSINESS_DAYS -> new Budget.BusinessDays(Math.toIntExact(amount));
            case CALENDAR_HOURS, CALENDAR_DAYS -> new Budget.CalendarTime(Duration.ofMillis(amount));
        };
    }

    /** When this much, not negative, is used up. */
    Instant due(BusinessCalendar calendar, Instant from, long amount) {
        Instant due =
                switch (this) {
                    case BUSINESS_HOURS, BUSINESS_DAYS -> calendar.due(from, budget(amount));
                    case CALENDAR_HOURS -> from.plusMillis(amount);
                    case CALENDAR_DAYS -> calendar.onTheWall(from, Duration.ofMillis(amount));
                };
        return due.truncatedTo(ChronoUnit.MILLIS);
    }

    /** How much passes from one instant to another; negative the other way round. */
    long between(BusinessCalendar calendar, Instant from, Instant to) {
        return switch (this) {
            case BUSINESS_HOURS -> calendar.worked(from, to).toMillis();
            case BUSINESS_DAYS ->
                to.isBefore(from) ? -(long) calendar.daysBetween(to, from) : calendar.daysBetween(from, to);
            case CALENDAR_HOURS -> Duration.between(from, to).toMillis();
            case CALENDAR_DAYS -> calendar.wallBetween(from, to).toMillis();
        };
    }

    /** The same in milliseconds of the kind of time that ticks: open time for business levels. */
    long ticksBetween(BusinessCalendar calendar, Instant from, Instant to) {
        return isBusiness()
                ? calendar.worked(from, to).toMillis()
                : Duration.between(from, to).toMillis();
    }

    /** Counts the milliseconds that tick. */
    interface Ticks {
        long between(Instant from, Instant to);
    }

    Ticks ticks(BusinessCalendar calendar) {
        return (from, to) -> ticksBetween(calendar, from, to);
    }

    /** When {@code percent} of {@code target} is used, of which {@code left} is left now; at once when it already is. */
    Instant warn(BusinessCalendar calendar, Instant from, LevelClock.Measure measure) {
        long toUse = measure.percent() * measure.target() - 100 * (measure.target() - measure.left());
        if (toUse <= 0) {
            return from;
        }
        return this == BUSINESS_DAYS ? dayShare(calendar, from, toUse) : due(calendar, from, toUse / 100);
    }

    /** Days and hundredths of one: the share of a day is the share of its open time, after the day before has closed. */
    private Instant dayShare(BusinessCalendar calendar, Instant from, long hundredths) {
        long whole = hundredths / 100;
        Instant begins = due(calendar, from, whole);
        if (whole == 0 && calendar.daysBetween(from, begins) > 0) {
            begins = from;
        }
        Duration day = calendar.worked(begins, due(calendar, from, whole + 1));
        return hundredths % 100 == 0
                ? begins
                : BUSINESS_HOURS.due(calendar, begins, day.toMillis() * (hundredths % 100) / 100);
    }
}
