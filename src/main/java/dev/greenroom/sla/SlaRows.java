package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that own every due date. */
@Repository
class SlaRows {

    private final JdbcClient jdbc;

    SlaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<SlaRow> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    List<SlaRow> find(List<String> ids) {
        return jdbc.sql("select * from sla_row where id in (:ids)")
                .param("ids", ids)
                .query(SlaRows::row)
                .list();
    }

    List<SlaRow> openOf(String rootInstanceId) {
        return openOf(List.of(rootInstanceId));
    }

    List<SlaRow> openOf(List<String> rootInstanceIds) {
        return jdbc.sql("select * from sla_row where root_instance_id in (:roots) and closed_at is null"
                        + " order by opened_at")
                .param("roots", rootInstanceIds)
                .query(SlaRows::row)
                .list();
    }

    void open(SlaRow row) {
        jdbc.sql(
                        """
                        insert into sla_row (id, root_instance_id, instance_id, execution_id, task_id, process, element,
                            level_key, escalate_to, priority, tier, opened_at, kind, calendar, unit, target, pause_while,
                            warn_at, due_at, remaining, warn_percent, since, paused_at, pause_reason)
                        values (:id, :root, :instance, :execution, :task, :process, :element,
                            :level, :escalateTo, :priority, :tier, :openedAt, :kind, :calendar, :unit, :target,
                            :pauseWhile, :warnAt, :dueAt, :left, :percent, :since, :pausedAt, :reason)
                        """)
                .params(clock(row))
                .param("id", row.id())
                .param("root", row.rootInstanceId())
                .param("instance", row.instanceId())
                .param("execution", row.executionId())
                .param("task", row.taskId())
                .param("process", row.process())
                .param("element", row.element())
                .param("level", row.levelKey())
                .param("escalateTo", row.escalateTo())
                .param("priority", row.priority())
                .param("tier", row.tier())
                .param("openedAt", row.openedAt().atOffset(ZoneOffset.UTC))
                .param("kind", row.kind().word())
                .param("pauseWhile", row.course().pauseWhile())
                .update();
    }

    /** Writes a clock that was stopped, started again or measured anew. */
    void move(SlaRow row) {
        jdbc.sql(
                        """
                        update sla_row set calendar = :calendar, unit = :unit, target = :target, remaining = :left,
                            warn_percent = :percent, since = :since, paused_at = :pausedAt, pause_reason = :reason,
                            warn_at = :warnAt, due_at = :dueAt, priority = :priority, tier = :tier,
                            escalate_to = :escalateTo, pause_while = :pauseWhile
                        where id = :id and closed_at is null
                        """)
                .params(clock(row))
                .param("id", row.id())
                .param("priority", row.priority())
                .param("tier", row.tier())
                .param("escalateTo", row.escalateTo())
                .param("pauseWhile", row.course().pauseWhile())
                .update();
    }

    private static Map<String, @Nullable Object> clock(SlaRow row) {
        SlaRow.Course course = row.course();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("calendar", course.calendar());
        columns.put("unit", course.unit().word());
        columns.put("target", course.measure().target());
        columns.put("left", course.measure().left());
        columns.put("percent", course.measure().percent());
        columns.put("since", course.since().atOffset(ZoneOffset.UTC));
        Instant pausedAt = course.pausedAt();
        columns.put("pausedAt", pausedAt == null ? null : pausedAt.atOffset(ZoneOffset.UTC));
        columns.put("reason", course.pauseReason());
        columns.put("warnAt", row.warnAt().atOffset(ZoneOffset.UTC));
        columns.put("dueAt", row.dueAt().atOffset(ZoneOffset.UTC));
        return columns;
    }

    void attach(String id, String taskId) {
        jdbc.sql("update sla_row set task_id = :task where id = :id")
                .param("task", taskId)
                .param("id", id)
                .update();
    }

    /** Ends one clock: met or late as it stood when its step was done. */
    void close(String id, Instant at) {
        jdbc.sql(
                        """
                        update sla_row set closed_at = :at, outcome = case when due_at < :at then 'late' else 'met' end
                        where id = :id and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Ends every clock of a case that still runs; its steps were taken away, not done. */
    void cancel(String id, Instant at) {
        jdbc.sql("update sla_row set closed_at = :at, outcome = 'cancelled' where id = :id and closed_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** What the desk asked of these cases and waits for. */
    List<SlaRow> askedOf(Collection<String> rootInstanceIds) {
        return jdbc.sql("select * from sla_row where root_instance_id in (:roots) and closed_at is null"
                        + " and kind in ('nudge', 'question') order by opened_at, id")
                .param("roots", rootInstanceIds)
                .query(SlaRows::row)
                .list();
    }

    /** From now on this clock waits for another piece of work, whose people heard of nothing yet, or for the next one. */
    void hangOn(String id, @Nullable String taskId, @Nullable String element) {
        jdbc.sql("update sla_row set task_id = :task, element = coalesce(:element, element), warned_at = null,"
                        + " late_at = null where id = :id")
                .param("task", taskId)
                .param("element", element, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void close(List<String> ids, Instant at) {
        end(ids, at, "case when due_at < :at then 'late' else 'met' end");
    }

    void cancel(List<String> ids, Instant at) {
        end(ids, at, "'cancelled'");
    }

    private void end(List<String> ids, Instant at, String outcome) {
        jdbc.sql("update sla_row set closed_at = :at, outcome = " + outcome
                        + " where id in (:ids) and closed_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", ids)
                .update();
    }

    /** Ends the clocks of a work item that only the house sees. */
    void cancelInner(String rootInstanceId, String taskId, Instant at) {
        jdbc.sql(
                        """
                        update sla_row set closed_at = :at, outcome = 'cancelled' where root_instance_id = :root
                        and closed_at is null and task_id = :task and kind in ('hand-off', 'escalation')
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("root", rootInstanceId)
                .param("task", taskId)
                .update();
    }

    void cancelAllOf(String instanceId, Instant at) {
        jdbc.sql(
                        """
                        update sla_row set closed_at = :at, outcome = 'cancelled'
                        where instance_id = :instance and closed_at is null
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("instance", instanceId)
                .update();
    }

    /** Those of these clocks for which this caller is the first to say so. */
    List<SlaRow> told(Stage stage, List<SlaRow> rows, Instant at) {
        String column = stage == Stage.LATE ? "late_at" : "warned_at";
        Set<String> first =
                new HashSet<>(jdbc.sql("select id from sla_row where id in (:ids) and closed_at is null and " + column
                                + " is null order by id for update")
                        .param("ids", rows.stream().map(SlaRow::id).toList())
                        .query(String.class)
                        .list());
        if (!first.isEmpty()) {
            jdbc.sql("update sla_row set " + column + " = :at where id in (:ids)")
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("ids", first)
                    .update();
        }
        return rows.stream().filter(row -> first.contains(row.id())).toList();
    }

    static SlaRow row(ResultSet row, int number) throws SQLException {
        return new SlaRow(
                row.getString("id"),
                row.getString("root_instance_id"),
                row.getString("instance_id"),
                row.getString("execution_id"),
                row.getString("task_id"),
                row.getString("process"),
                row.getString("element"),
                SlaRow.Kind.of(row.getString("kind")),
                row.getString("level_key"),
                row.getString("escalate_to"),
                row.getInt("priority"),
                row.getString("tier"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("warn_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                course(row),
                instant(row, "closed_at"),
                instant(row, "warned_at"),
                instant(row, "late_at"));
    }

    private static SlaRow.Course course(ResultSet row) throws SQLException {
        return new SlaRow.Course(
                row.getString("calendar"),
                LevelUnit.of(row.getString("unit")).orElse(LevelUnit.CALENDAR_HOURS),
                new LevelClock.Measure(row.getLong("target"), row.getLong("remaining"), row.getInt("warn_percent")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "paused_at"),
                row.getString("pause_reason"),
                row.getString("pause_while"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
