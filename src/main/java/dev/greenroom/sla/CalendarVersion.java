package dev.greenroom.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarReader;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a calendar, as somebody wrote it; {@code definition} is without its key. */
record CalendarVersion(
        String key,
        int version,
        Origin origin,
        JsonNode definition,
        @Nullable String shippedSha256,
        @Nullable String note,
        String changedBy,
        Instant changedAt) {

    /** Who wrote it. */
    enum Origin {
        SHIPPED,
        OWNER
    }

    BusinessCalendar calendar() {
        return read(key, definition);
    }

    /** What somebody wrote under {@code key}; throws CalendarRefused when it cannot be right. */
    static BusinessCalendar read(String key, JsonNode definition) {
        ObjectNode named = definition.deepCopy();
        named.put("key", key);
        return CalendarReader.read(named);
    }
}
