package dev.greenroom.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Calendars nobody would think of: odd hours, breaks, zones with odd clock changes, holidays, single days. */
final class RandomCalendar {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private static final List<String> ZONES = List.of(
            "Europe/Amsterdam",
            "Europe/London",
            "America/New_York",
            "UTC",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Africa/Cairo");

    private RandomCalendar() {}

    static BusinessCalendar of(Random random) {
        Map<DayOfWeek, List<Opening>> weekly = new EnumMap<>(DayOfWeek.class);
        weekly.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(Opening.of("01:15", "03:45")));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                weekly.put(day, openings(random));
            }
        }
        Map<LocalDate, List<Opening>> exceptions = new TreeMap<>();
        for (int each = random.nextInt(6); each > 0; each--) {
            exceptions.put(FIRST.plusDays(random.nextInt(365)), random.nextBoolean() ? List.of() : openings(random));
        }
        List<HolidayRule> holidays = new ArrayList<>(List.of(new HolidayRule.Fixed(MonthDay.of(3, 29))));
        if (random.nextBoolean()) {
            holidays.add(new HolidayRule.Easter(random.nextInt(5) - 2));
            holidays.add(new HolidayRule.NthWeekday(Month.MAY, DayOfWeek.MONDAY, -1));
        }
        return new BusinessCalendar(
                "random", ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), weekly, holidays, exceptions);
    }

    private static List<Opening> openings(Random random) {
        if (random.nextInt(8) == 0) {
            return List.of(Opening.of("00:00", "24:00"));
        }
        TreeSet<Integer> cuts = new TreeSet<>();
        while (cuts.size() < 2 + 2 * random.nextInt(3)) {
            cuts.add(random.nextInt(1440));
        }
        List<Integer> ends = new ArrayList<>(cuts);
        List<Opening> openings = new ArrayList<>();
        for (int at = 0; at + 1 < ends.size(); at += 2) {
            openings.add(new Opening(
                    LocalTime.ofSecondOfDay(ends.get(at) * 60L), LocalTime.ofSecondOfDay(ends.get(at + 1) * 60L)));
        }
        return openings;
    }
}
