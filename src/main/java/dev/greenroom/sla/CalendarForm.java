package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarRefused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A calendar as owners read and write it over HTTP; the same words as in the shipped file. */
@Schema(name = "CalendarForm")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarForm(
        @Schema(example = "Europe/Amsterdam") @Nullable String zone,
        @Schema(
                        description = "Hours by day (monday) or range of days (monday-friday)",
                        example = "{\"monday-friday\": [\"09:00-12:30\", \"13:00-17:00\"]}")
                @Nullable
                Map<String, @Nullable List<String>> weekly,
        @Nullable List<Holiday> holidays,
        @Nullable List<SingleDay> exceptions) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
    private static final int MOST_HOLIDAYS = 100;
    private static final int MOST_EXCEPTIONS = 1_000;
    private static final int MOST_OPENINGS = 24;

    /** One rule: a named set, a date, days from Easter Sunday, or the n-th weekday of a month. */
    @Schema(name = "HolidayRule")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Holiday(
            @Schema(description = "A set: nl, de, uk, us, or with a region: de-by, uk-eng") @Nullable String named,
            @Schema(description = "Month and day, every year: 12-24") @Nullable String date,
            @Schema(description = "Days from Easter Sunday, negative before it") @Nullable Integer easter,
            @Schema(description = "1 to 5, or -1 for the last one") @Nullable Integer nth,
            @Nullable String weekday,
            @Nullable String month,
            @Schema(description = "What people call it") @Nullable String name) {}

    /** A single day that differs; no opening means closed. */
    @Schema(name = "CalendarException")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SingleDay(@Nullable String date, @Nullable List<String> open, @Nullable String name) {}

    /** What will be stored; throws {@link CalendarInvalid} naming the field when it cannot be right. */
    JsonNode checked(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new CalendarInvalid("key", "key.shape");
        }
        limits();
        JsonNode definition = JSON.valueToTree(this);
        calendar(key, definition);
        return definition;
    }

    private void limits() {
        atMost("holidays", holidays, MOST_HOLIDAYS);
        atMost("exceptions", exceptions, MOST_EXCEPTIONS);
        if (weekly != null) {
            weekly.forEach((day, open) -> atMost("weekly." + day, open, MOST_OPENINGS));
        }
    }

    private static void atMost(String field, @Nullable List<?> list, int most) {
        if (list != null && (list.size() > most || list.contains(null))) {
            throw new CalendarInvalid(field, "list.most", most);
        }
    }

    /** The calendar of a definition that somebody handed in. */
    static BusinessCalendar calendar(String key, JsonNode definition) {
        try {
            return CalendarVersion.read(key, definition);
        } catch (CalendarRefused refused) {
            throw new CalendarInvalid(refused.field(), refused);
        }
    }

    /** What is stored, with every day of the week spelled out. */
    static CalendarForm of(CalendarVersion version) {
        BusinessCalendar calendar = version.calendar();
        ObjectNode definition = version.definition().deepCopy();
        ObjectNode weekly = definition.putObject("weekly");
        calendar.weekly().forEach((day, openings) -> {
            ArrayNode hours = weekly.putArray(day.name().toLowerCase(Locale.ROOT));
            openings.forEach(opening -> hours.add(opening.text()));
        });
        return JSON.convertValue(definition, CalendarForm.class);
    }
}
