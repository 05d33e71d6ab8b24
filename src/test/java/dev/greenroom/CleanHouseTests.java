package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What one class leaves behind must not reach the next, not even for the second that memory may lag behind. */
@GreenroomTest
class CleanHouseTests {

    private final ApplicationContext context;
    private final Http olga;

    CleanHouseTests(@Autowired ApplicationContext context) {
        this.context = context;
        this.olga = Http.of(context.getEnvironment()).as("olga");
    }

    @Test
    void forgetsACalendarAtOnce() {
        JsonNode shipped = olga.get("/api/calendars/nl-office").json();
        ObjectNode change = shipped.deepCopy();
        change.removeAll();
        change.put("expectedVersion", shipped.get("version").asInt());
        ObjectNode calendar = shipped.get("calendar").deepCopy();
        calendar.withArray("exceptions").addObject().put("date", "2026-03-04").putArray("open");
        change.set("calendar", calendar);
        assertThat(olga.put("/api/calendars/nl-office", change.toString()).status())
                .isEqualTo(200);

        CleanHouse.empty(context);

        assertThat(olga.get("/api/calendars/nl-office").json().get("calendar")).isEqualTo(shipped.get("calendar"));
    }
}
