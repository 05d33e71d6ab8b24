package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.sla.calendar.BusinessCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A municipality's permits with their real deadlines and ends: the clock says late and in time as the columns do. */
class ReceiptPermitTests {

    private static final Path LOG = Path.of("../shared/data/logs/receipt_permit.csv.gz");

    private record Permit(Instant firstSeen, Instant deadline, String end) {

        /** Some permits were only seen when their deadline was over: their clock began before it all the same. */
        LevelClock clock() {
            Instant since = firstSeen.isBefore(deadline) ? firstSeen : deadline.minusMillis(1);
            return LevelClock.start(
                    BusinessCalendar.always("24x7", ZoneId.of("Europe/Amsterdam")),
                    LevelUnit.CALENDAR_HOURS,
                    Duration.between(since, deadline).toMillis(),
                    75,
                    since);
        }
    }

    @Test
    void saysLateAndInTimeAsTheDeadlinesDo() throws IOException {
        int late = 0;
        int running = 0;
        Map<String, Permit> permits = permits();
        for (Map.Entry<String, Permit> each : permits.entrySet()) {
            Permit permit = each.getValue();
            LevelClock clock = permit.clock();
            assertThat(clock.dueAt()).as(each.getKey()).isEqualTo(permit.deadline());
            if (permit.end().isEmpty()) {
                running++;
                SlaClock now = SlaClock.running(clock.dueAt(), clock.warnAt(), permit.firstSeen());
                assertThat(now.running()).as(each.getKey()).isTrue();
                continue;
            }
            Instant end = OffsetDateTime.parse(permit.end()).toInstant();
            boolean wasLate = end.isAfter(permit.deadline());
            assertThat(SlaClock.ended(clock.dueAt(), clock.warnAt(), end).state())
                    .as(each.getKey())
                    .isEqualTo(wasLate ? SlaClock.State.LATE : SlaClock.State.MET);
            assertThat(clock.remaining(end) < 0).as(each.getKey()).isEqualTo(wasLate);
            late += wasLate ? 1 : 0;
        }
        assertThat(List.of(permits.size(), late, running)).containsExactly(1434, 377, 105);
    }

    private static Map<String, Permit> permits() throws IOException {
        Assumptions.assumeTrue(Files.exists(LOG), "The log of permits is not there: " + LOG);
        Map<String, Permit> permits = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(LOG)), StandardCharsets.UTF_8))) {
            List<String> names = List.of(lines.readLine().split(","));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = cells(line);
                Instant at = Instant.parse(cells.get(names.indexOf("timestamp")));
                Instant deadline = OffsetDateTime.parse(cells.get(names.indexOf("deadline")))
                        .toInstant();
                Permit seen = new Permit(at, deadline, cells.get(names.indexOf("enddate")));
                permits.merge(
                        cells.get(0), seen, (one, other) -> one.firstSeen().isAfter(other.firstSeen()) ? other : one);
            }
        }
        return permits;
    }

    /** The cells of a line; some texts stand in quotes. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char each : (line + ",").toCharArray()) {
            if (each == '"') {
                quoted = !quoted;
            } else if (each == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(each);
            }
        }
        return cells;
    }
}
