package dev.greenroom.sla;

import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The calendars that service levels count by, each by its key and in its current version. */
@Component
public class Calendars {

    /** Round the clock: what calendar time is counted by when nothing else is named. */
    public static final String ALWAYS = "24x7";

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final CalendarStore store;

    Calendars(CalendarStore store) {
        this.store = store;
    }

    /** The calendar of this key; empty when there is none. */
    public Optional<BusinessCalendar> find(String key) {
        Optional<BusinessCalendar> known = store.find(key);
        return known.isEmpty() && key.equals(ALWAYS) ? Optional.of(BusinessCalendar.always(key, UTC)) : known;
    }

    /** The calendar of this key, or calendar time where it is gone: a clock must run by something. */
    public BusinessCalendar get(String key) {
        return find(key).orElseGet(() -> BusinessCalendar.always(key, UTC));
    }

    /** Which version of the calendar counts now; 0 when there is none. */
    public int version(String key) {
        return store.version(key).map(CalendarVersion::version).orElse(0);
    }

    public Set<String> keys() {
        return store.all().stream().map(CalendarVersion::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Looks again what is in force; a change elsewhere is seen at once, not in a moment. */
    void look() {
        store.refresh();
    }
}
