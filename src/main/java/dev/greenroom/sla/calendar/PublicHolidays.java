package dev.greenroom.sla.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public holidays by country and region, from a library that is kept up to date. */
final class PublicHolidays {

    private static final Set<String> COUNTRIES = Set.of("nl", "de", "uk", "us");

    private PublicHolidays() {}

    static void known(String set) {
        List<String> parts = parts(set);
        if (!COUNTRIES.contains(parts.get(0))) {
            throw new CalendarRefused("holidays", "holidays.named", set);
        }
        if (parts.size() > 2 || (parts.size() == 2 && !regions(parts.get(0)).contains(parts.get(1)))) {
            throw new CalendarRefused(
                    "holidays",
                    "holidays.region",
                    set,
                    parts.get(0),
                    String.join(", ", regions(parts.get(0)).stream().sorted().toList()));
        }
    }

    static Set<LocalDate> of(String set, Year year) {
        return holidays(set, year).map(Holiday::getDate).collect(Collectors.toUnmodifiableSet());
    }

    static String name(String set, LocalDate day, Locale language) {
        return holidays(set, Year.from(day))
                .filter(holiday -> holiday.getDate().equals(day))
                .map(holiday -> holiday.getDescription(language))
                .findFirst()
                .orElse("");
    }

    private static Stream<Holiday> holidays(String set, Year year) {
        List<String> parts = parts(set);
        String[] region = parts.subList(1, parts.size()).toArray(String[]::new);
        return manager(parts.get(0)).getHolidays(year, HolidayType.PUBLIC_HOLIDAY, region).stream();
    }

    private static Set<String> regions(String country) {
        return manager(country).getCalendarHierarchy().getChildren().keySet();
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create("uk".equals(country) ? "gb" : country));
    }

    private static List<String> parts(String set) {
        return Arrays.asList(set.toLowerCase(Locale.ROOT).split("-", -1));
    }
}
