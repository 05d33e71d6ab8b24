package dev.greenroom.sla.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Set;

/** Which days of a year are closed. */
public sealed interface HolidayRule {

    Set<LocalDate> in(int year);

    /** What people call the day; empty where the rule alone does not know. */
    default String nameOf(LocalDate day, Locale language) {
        return "";
    }

    /** The same date every year; 29 February only in leap years. */
    record Fixed(MonthDay day) implements HolidayRule {
        @Override
        public Set<LocalDate> in(int year) {
            return day.isValidYear(year) ? Set.of(day.atYear(year)) : Set.of();
        }
    }

    /** So many days after Easter Sunday of the western churches; negative is before. */
    record Easter(int days) implements HolidayRule {

        // Easter is on 22 March at the earliest: no rule reaches into another year.
        private static final int FARTHEST = 80;

        public Easter {
            if (Math.abs(days) > FARTHEST) {
                throw new CalendarRefused("holidays", "holidays.easter", days);
            }
        }

        @Override
        public Set<LocalDate> in(int year) {
            return Set.of(sunday(year).plusDays(days));
        }

        /** The Gregorian computus, after Meeus, Jones and Butcher. */
        static LocalDate sunday(int year) {
            int golden = year % 19;
            int century = year / 100;
            int skipped = century / 4;
            int correction = (century - (century + 8) / 25 + 1) / 3;
            int epact = (19 * golden + century - skipped - correction + 15) % 30;
            int weekday = (32 + 2 * (century % 4) + 2 * ((year % 100) / 4) - epact - (year % 100) % 4) % 7;
            int late = (golden + 11 * epact + 22 * weekday) / 451;
            int sum = epact + weekday - 7 * late + 114;
            return LocalDate.of(year, sum / 31, sum % 31 + 1);
        }
    }

    /** The n-th such weekday of a month; -1 is the last. */
    record NthWeekday(Month month, DayOfWeek weekday, int nth) implements HolidayRule {
        public NthWeekday {
            if (nth == 0 || Math.abs(nth) > 5) {
                throw new CalendarRefused("holidays", "holidays.nth", nth, weekday);
            }
        }

        @Override
        public Set<LocalDate> in(int year) {
            YearMonth of = YearMonth.of(year, month);
            LocalDate day = of.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
            return YearMonth.from(day).equals(of) ? Set.of(day) : Set.of();
        }
    }

    /** The public holidays of a country, with their substitute days: nl, de, uk, us; states as de-by. */
    record Named(String set) implements HolidayRule {
        public Named {
            PublicHolidays.known(set);
        }

        @Override
        public Set<LocalDate> in(int year) {
            return PublicHolidays.of(set, Year.of(year));
        }

        @Override
        public String nameOf(LocalDate day, Locale language) {
            return PublicHolidays.name(set, day, language);
        }
    }

    /** A fixed day from text {@code MM-dd}; refused when there is no such day. */
    static HolidayRule fixed(String monthAndDay) {
        try {
            return new Fixed(MonthDay.parse("--" + monthAndDay));
        } catch (DateTimeException e) {
            throw new CalendarRefused("holidays", "holidays.date", monthAndDay);
        }
    }
}
