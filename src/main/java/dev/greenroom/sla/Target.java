package dev.greenroom.sla;

import dev.greenroom.sla.calendar.Budget;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service level asks for: how much, in which kind of time of which calendar, when to warn (percent of it), who
 * hears of it, and for whom the clock waits besides the customer.
 */
public record Target(
        LevelUnit unit,
        long amount,
        String calendar,
        int warnAtPercent,
        @Nullable String escalateTo,
        @Nullable String pauseWhile) {

    static final int WARN_AT = 80;

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Map<String, Long> SIZES = Map.of("minutes", 60_000L, "hours", 3_600_000L, "days", DAY);

    public Target {
        if (amount <= 0) {
            throw new CalendarRefused("target", "target.nothing");
        }
        if (warnAtPercent < 0 || warnAtPercent > 100) {
            throw new CalendarRefused("warnAt", "warn.range", warnAtPercent);
        }
        unit.budget(amount);
    }

    /** One row of the service-level table; refused with the column's name when it makes no sense. */
    public static Target of(Map<String, @Nullable Object> rule) {
        String unit = text(rule.get("unit"));
        String words = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
        Long size = SIZES.get(words.substring(words.indexOf('-') + 1));
        boolean business = words.startsWith("business-");
        if (size == null || (!business && !words.startsWith("calendar-"))) {
            throw new CalendarRefused("unit", "unit.unknown", unit);
        }
        String calendar = text(rule.get("calendar"));
        if (calendar == null && business) {
            throw new CalendarRefused("calendar", "calendar.needed");
        }
        LevelUnit in = business
                ? (size == DAY ? LevelUnit.BUSINESS_DAYS : LevelUnit.BUSINESS_HOURS)
                : LevelUnit.CALENDAR_HOURS;
        long amount = amount(rule.get("target"), in == LevelUnit.BUSINESS_DAYS ? 1 : size);
        return new Target(
                in == LevelUnit.CALENDAR_HOURS && amount % DAY == 0 ? LevelUnit.CALENDAR_DAYS : in,
                amount,
                calendar == null ? Calendars.ALWAYS : calendar,
                rule.get("warnAt") instanceof Number percent ? percent.intValue() : WARN_AT,
                text(rule.get("escalateTo")),
                text(rule.get("pauseWhile")));
    }

    private static long amount(@Nullable Object target, long size) {
        if (!(target instanceof Number number)) {
            throw new CalendarRefused("target", "target.number", target);
        }
        BigDecimal amount = new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(size));
        if (size == 1 && amount.stripTrailingZeros().scale() > 0) {
            throw new CalendarRefused("target", "target.whole-days", number);
        }
        if (amount.compareTo(BigDecimal.valueOf(Budget.LONGEST.toMillis())) > 0) {
            throw new CalendarRefused("target", "target.ten-years", number);
        }
        return amount.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** Whether the clock stands while everything waits for {@code whom}: always for the customer, for others if it says so. */
    public static boolean pausesFor(@Nullable String whom, @Nullable String pauseWhile) {
        return "customer".equals(whom)
                || (whom != null
                        && pauseWhile != null
                        && List.of(pauseWhile.split("[,; ]+")).contains(whom));
    }

    public Budget budget() {
        return unit.budget(amount);
    }

    /** A clock that begins to run at {@code at}. */
    public LevelClock start(BusinessCalendar by, Instant at) {
        return LevelClock.start(by, unit, amount, warnAtPercent, at);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
