package dev.greenroom.sla.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a calendar as process owners write it; what cannot be right is refused with the field's name. */
public final class CalendarReader {

    private static final Set<String> FIELDS = Set.of("key", "zone", "weekly", "holidays", "exceptions");

    private CalendarReader() {}

    /** One calendar from {@code {key, zone, weekly, holidays?, exceptions?}}. */
    public static BusinessCalendar read(JsonNode calendar) {
        calendar.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new CalendarRefused(field, "field.unknown", field);
            }
        });
        return new BusinessCalendar(
                text("key", calendar, "key"),
                zone(text("zone", calendar, "zone")),
                weekly(calendar.path("weekly")),
                holidays(calendar.path("holidays")),
                exceptions(calendar.path("exceptions")));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new CalendarRefused("zone", "zone.unknown", name);
        }
    }

    private static Map<DayOfWeek, List<Opening>> weekly(JsonNode weekly) {
        Map<DayOfWeek, List<Opening>> hours = new EnumMap<>(DayOfWeek.class);
        weekly.properties().forEach(entry -> {
            String field = "weekly." + entry.getKey();
            for (DayOfWeek day : days(field, entry.getKey())) {
                if (hours.put(day, openings(field, entry.getValue())) != null) {
                    throw new CalendarRefused(field, "weekly.twice", word(day));
                }
            }
        });
        return hours;
    }

    /** {@code friday}, or {@code monday-friday}. */
    private static List<DayOfWeek> days(String field, String text) {
        String[] ends = text.split("-", 2);
        DayOfWeek first = value(field, DayOfWeek.class, ends[0]);
        DayOfWeek last = value(field, DayOfWeek.class, ends[ends.length - 1]);
        List<DayOfWeek> days = new ArrayList<>(List.of(first));
        for (DayOfWeek day = first; day != last; ) {
            day = day.plus(1);
            days.add(day);
        }
        return days;
    }

    private static List<Opening> openings(String field, JsonNode list) {
        List<Opening> openings = new ArrayList<>();
        for (JsonNode each : list) {
            String[] ends = each.asText().split("-", 2);
            try {
                openings.add(Opening.of(ends[0].strip(), ends[ends.length - 1].strip()));
            } catch (DateTimeException e) {
                throw new CalendarRefused(field, "hours.shape", each.asText());
            } catch (CalendarRefused e) {
                throw e.at(field);
            }
        }
        return openings;
    }

    private static List<HolidayRule> holidays(JsonNode list) {
        List<HolidayRule> rules = new ArrayList<>();
        for (JsonNode each : list) {
            rules.add(rule(each));
        }
        return rules;
    }

    private static HolidayRule rule(JsonNode rule) {
        if (rule.has("named")) {
            return new HolidayRule.Named(rule.get("named").asText());
        }
        if (rule.has("date")) {
            return HolidayRule.fixed(rule.get("date").asText());
        }
        if (rule.has("easter")) {
            return new HolidayRule.Easter(rule.get("easter").asInt());
        }
        if (rule.has("nth")) {
            return new HolidayRule.NthWeekday(
                    value("holidays", Month.class, text("holidays", rule, "month")),
                    value("holidays", DayOfWeek.class, text("holidays", rule, "weekday")),
                    rule.get("nth").asInt());
        }
        throw new CalendarRefused("holidays", "holidays.shape", rule);
    }

    private static Map<LocalDate, List<Opening>> exceptions(JsonNode list) {
        Map<LocalDate, List<Opening>> days = new TreeMap<>();
        for (JsonNode each : list) {
            String text = text("exceptions", each, "date");
            try {
                LocalDate day = LocalDate.parse(text);
                if (days.put(day, openings("exceptions." + day, each.path("open"))) != null) {
                    throw new CalendarRefused("exceptions", "exceptions.twice", day);
                }
            } catch (DateTimeException e) {
                throw new CalendarRefused("exceptions", "exceptions.date", text);
            }
        }
        return days;
    }

    private static <E extends Enum<E>> E value(String field, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new CalendarRefused(field, type == Month.class ? "month.unknown" : "weekday.unknown", text);
        }
    }

    private static String text(String place, JsonNode node, String field) {
        String text = node.path(field).asText("").strip();
        if (text.isEmpty()) {
            throw new CalendarRefused(place, "field.missing", field);
        }
        return text;
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
