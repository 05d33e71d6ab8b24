package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.greenroom.sla.CalendarForm.Holiday;
import dev.greenroom.sla.CalendarForm.SingleDay;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.HolidayRule;
import dev.greenroom.sla.calendar.Opening;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a calendar makes of each day of a year. */
@Schema(name = "CalendarYear")
record CalendarYear(int year, List<Day> days) {

    private static final int FIRST = 1990;
    private static final int LAST = 2100;

    /** One day, and the hours in which it is open. */
    @Schema(name = "CalendarDay")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Day(
            LocalDate date,
            Kind kind,
            List<String> open,
            @Schema(description = "What the holiday or the single day is called") @Nullable String name) {}

    /** Why a day is as it is. */
    enum Kind {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("holiday")
        HOLIDAY,
        @JsonProperty("exception")
        EXCEPTION
    }

    /** {@code form} is what {@code calendar} was read from: it knows what people call the days. */
    static CalendarYear of(BusinessCalendar calendar, CalendarForm form, int year, Locale language) {
        if (year < FIRST || year > LAST) {
            throw new CalendarInvalid("year", "year.range", FIRST, LAST);
        }
        Map<LocalDate, String> names = new HashMap<>();
        Set<LocalDate> holidays = new HashSet<>();
        for (int at = 0; at < calendar.holidays().size(); at++) {
            HolidayRule rule = calendar.holidays().get(at);
            String called =
                    form.holidays() == null ? null : called(form.holidays().get(at));
            for (LocalDate day : rule.in(year)) {
                holidays.add(day);
                names.putIfAbsent(day, called == null ? rule.nameOf(day, language) : called);
            }
        }
        Set<LocalDate> exceptions = new HashSet<>();
        for (SingleDay day : form.exceptions() == null ? List.<SingleDay>of() : form.exceptions()) {
            LocalDate date = LocalDate.parse(String.valueOf(day.date()).strip());
            exceptions.add(date);
            names.put(date, day.name() == null ? "" : day.name());
        }
        return new CalendarYear(
                year,
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .map(day -> day(
                                day,
                                calendar.openings(day),
                                exceptions.contains(day),
                                holidays.contains(day),
                                names.get(day)))
                        .toList());
    }

    private static @Nullable String called(Holiday rule) {
        return rule.name() == null || rule.name().isBlank() ? null : rule.name();
    }

    private static Day day(
            LocalDate day, List<Opening> openings, boolean exception, boolean holiday, @Nullable String name) {
        Kind kind = exception ? Kind.EXCEPTION : holiday ? Kind.HOLIDAY : openings.isEmpty() ? Kind.CLOSED : Kind.OPEN;
        return new Day(
                day, kind, openings.stream().map(Opening::text).toList(), name == null || name.isBlank() ? null : name);
    }
}
