package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The points that the running clocks of a case, and what its customer was promised, still come to: the next to warn at,
 * the next to be late at.
 */
@Repository
class SlaPoints {

    private static final String NEXT =
            """
            select root, max(whole) as whole, min(warn_at) as warn_at, min(due_at) as due_at from (
                select root_instance_id as root, case when id = root_instance_id then 1 else 0 end as whole,
                    case when closed_at is null and warned_at is null then warn_at end as warn_at,
                    case when closed_at is null and late_at is null then due_at end as due_at
                from sla_row where root_instance_id in (:roots) and id <> :except
                    and not (kind in ('nudge', 'question') and task_id is null)
                union all
                select c.current_instance_id, 0, p.risk_at, cast(null as timestamp with time zone)
                from case_view c join case_promise p on p.reference = c.reference
                where c.current_instance_id in (:roots) and c.state = 'open' and p.risk_told_at is null
            ) points group by root
            """;

    private final JdbcClient jdbc;

    SlaPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Far away where nothing is to come; {@code whole} says whether the case itself has or had a clock. */
    record Next(boolean whole, Instant warnAt, Instant dueAt) {

        static final Next NOTHING = new Next(false, LevelClock.NEVER, LevelClock.NEVER);
    }

    /** By root instance; a case without clocks has none. */
    Map<String, Next> of(Collection<String> rootInstanceIds) {
        return rootInstanceIds.isEmpty() ? Map.of() : read(rootInstanceIds, "");
    }

    /** The points of one case apart from those of one clock. */
    Next without(SlaRow row) {
        return read(List.of(row.rootInstanceId()), row.id()).getOrDefault(row.rootInstanceId(), Next.NOTHING);
    }

    private Map<String, Next> read(Collection<String> roots, String except) {
        Map<String, Next> points = new HashMap<>();
        jdbc.sql(NEXT).param("roots", roots).param("except", except).query(row -> {
            points.put(
                    row.getString("root"),
                    new Next(row.getInt("whole") == 1, point(row, "warn_at"), point(row, "due_at")));
        });
        return points;
    }

    private static Instant point(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(LevelClock.NEVER);
    }
}
