package dev.greenroom.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The calendars that service levels count by, each by its key and in its current version. */
@Component
public class Calendars {

    /** Round the clock: what calendar time is counted by when nothing else is named. */
    public static final String ALWAYS = "24x7";

    private static final String SHIPPED = "processes/service-levels/calendars.yaml";

    private final Map<String, BusinessCalendar> known = new TreeMap<>();

    Calendars() {
        known.put(ALWAYS, BusinessCalendar.always(ALWAYS, ZoneId.of("UTC")));
        shipped().forEach(calendar -> known.put(calendar.key(), calendar));
    }

    /** The calendar of this key; empty when there is none. */
    public Optional<BusinessCalendar> find(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /** The calendar of this key, or calendar time where it is gone: a clock must run by something. */
    public BusinessCalendar get(String key) {
        return find(key).orElseGet(() -> BusinessCalendar.always(key, ZoneId.of("UTC")));
    }

    /** Which version of the calendar counts now; 0 when there is none. */
    public int version(String key) {
        return known.containsKey(key) ? 1 : 0;
    }

    public Set<String> keys() {
        return Set.copyOf(known.keySet());
    }

    private static List<BusinessCalendar> shipped() {
        ClassPathResource file = new ClassPathResource(SHIPPED);
        if (!file.exists()) {
            return List.of();
        }
        try (InputStream in = file.getInputStream()) {
            JsonNode calendars =
                    new ObjectMapper(new YAMLFactory()).readTree(in).path("calendars");
            List<BusinessCalendar> read = new ArrayList<>();
            calendars.forEach(each -> read.add(CalendarReader.read(each)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SHIPPED, e);
        }
    }
}
