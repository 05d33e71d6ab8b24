package dev.greenroom.sla.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The shipped calendars and those of the published examples, by key. */
final class Calendars {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Calendars() {}

    static Map<String, BusinessCalendar> known() {
        Map<String, BusinessCalendar> calendars = new TreeMap<>();
        for (String file :
                new String[] {"processes/service-levels/calendars.yaml", "src/test/resources/sla/example-calendars.yaml"
                }) {
            try {
                for (JsonNode each : YAML.readTree(Path.of(file).toFile()).path("calendars")) {
                    BusinessCalendar calendar = CalendarReader.read(each);
                    calendars.put(calendar.key(), calendar);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return calendars;
    }

    static BusinessCalendar named(String key) {
        return Objects.requireNonNull(known().get(key), key);
    }

    /** One calendar from text, as an owner would write it. */
    static BusinessCalendar from(String yaml) {
        try {
            return CalendarReader.read(YAML.readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
