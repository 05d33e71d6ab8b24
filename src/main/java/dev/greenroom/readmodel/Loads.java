package dev.greenroom.readmodel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much people have to do, and have done. */
@Component
public class Loads {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReadModelSettings settings;

    Loads(JdbcClient jdbc, Clock clock, ReadModelSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** So many open items of one step in one person's hands. */
    public record Held(String person, String definitionId, String step, int items) {}

    public List<Held> held(Collection<String> people) {
        return people.isEmpty()
                ? List.of()
                : jdbc.sql("select assignee, definition_id, step, count(*) as n from work_item"
                                + " where state = 'open' and assignee in (:people)"
                                + " group by assignee, definition_id, step")
                        .param("people", people)
                        .query((row, number) -> new Held(
                                row.getString("assignee"),
                                row.getString("definition_id"),
                                row.getString("step"),
                                row.getInt("n")))
                        .list();
    }

    /** How many items each of these people has completed today. */
    public Map<String, Integer> doneToday(Collection<String> people) {
        Map<String, Integer> done = new HashMap<>();
        if (!people.isEmpty()) {
            Instant startOfDay = clock.instant()
                    .atZone(settings.zone())
                    .truncatedTo(ChronoUnit.DAYS)
                    .toInstant();
            jdbc.sql("select done_by, count(*) as n from work_item where state = 'completed'"
                            + " and done_by in (:people) and done_at >= :from group by done_by")
                    .param("people", people)
                    .param("from", Sql.time(startOfDay))
                    .query(row -> {
                        done.put(row.getString("done_by"), row.getInt("n"));
                    });
        }
        return done;
    }
}
