package dev.greenroom.sla;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The open clocks of all cases, many at a time, in the order of their calendars and ids. */
@Repository
class RunningClocks {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    RunningClocks(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** The calendars by which open clocks count, in order. */
    List<String> calendars() {
        return jdbc.sql("select distinct calendar from sla_row where closed_at is null order by calendar")
                .query(String.class)
                .list();
    }

    long count(Optional<String> calendar) {
        return jdbc.sql("select count(*) from sla_row where closed_at is null"
                        + (calendar.isPresent() ? " and calendar = :calendar" : ""))
                .params(calendar.<Map<String, ?>>map(key -> Map.of("calendar", key))
                        .orElse(Map.of()))
                .query(Long.class)
                .single();
    }

    /** The next ones of a calendar after {@code id}. */
    List<SlaRow> after(String calendar, String id, int limit) {
        return jdbc.sql("select * from sla_row where calendar = :calendar and closed_at is null and id > :id"
                        + " order by id limit " + limit)
                .param("calendar", calendar)
                .param("id", id)
                .query(SlaRows::row)
                .list();
    }

    /** Those of these clocks that are still open; nobody else changes them, or their cases, before this transaction ends. */
    List<SlaRow> held(Collection<SlaRow> rows) {
        // The case's row first, as everybody does who changes a case.
        jdbc.sql("select reference from case_view where current_instance_id in (:roots) order by reference for update")
                .param(
                        "roots",
                        rows.stream().map(SlaRow::rootInstanceId).distinct().toList())
                .query(String.class)
                .list();
        return jdbc.sql("select * from sla_row where id in (:ids) and closed_at is null order by id for update")
                .param("ids", rows.stream().map(SlaRow::id).toList())
                .query(SlaRows::row)
                .list();
    }

    void write(List<SlaRow> rows) {
        batches.batchUpdate(
                """
                update sla_row set calendar = :calendar, unit = :unit, target = :target, remaining = :left,
                    warn_percent = :percent, since = :since, warn_at = :warnAt, due_at = :dueAt,
                    escalate_to = :escalateTo, pause_while = :pauseWhile
                where id = :id and closed_at is null
                """,
                rows.stream()
                        .map(RunningClocks::columns)
                        .map(MapSqlParameterSource::new)
                        .toArray(SqlParameterSource[]::new));
    }

    private static Map<String, @Nullable Object> columns(SlaRow row) {
        SlaRow.Course course = row.course();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", row.id());
        columns.put("calendar", course.calendar());
        columns.put("unit", course.unit().word());
        columns.put("target", course.measure().target());
        columns.put("left", course.measure().left());
        columns.put("percent", course.measure().percent());
        columns.put("since", course.since().atOffset(ZoneOffset.UTC));
        columns.put("warnAt", row.warnAt().atOffset(ZoneOffset.UTC));
        columns.put("dueAt", row.dueAt().atOffset(ZoneOffset.UTC));
        columns.put("escalateTo", row.escalateTo());
        columns.put("pauseWhile", course.pauseWhile());
        return columns;
    }
}
