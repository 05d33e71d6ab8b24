package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns about a service level that cases and work items have alike. */
final class LevelColumns {

    static final String NAMES = "sla_key, warn_at, due_at, due_order, sla_calendar, sla_unit, sla_since, sla_left,"
            + " sla_paused_at, sla_paused_for";
    static final String VALUES = ":slaKey, :slaWarn, :slaDue, :slaOrder, :slaCalendar, :slaUnit, :slaSince, :slaLeft,"
            + " :slaPausedAt, :slaPausedFor";
    static final String SET = "sla_key = :slaKey, warn_at = :slaWarn, due_at = :slaDue, due_order = :slaOrder,"
            + " sla_calendar = :slaCalendar, sla_unit = :slaUnit, sla_since = :slaSince, sla_left = :slaLeft,"
            + " sla_paused_at = :slaPausedAt, sla_paused_for = :slaPausedFor, version = version + 1";
    /** Of a work item, whose rank follows from its level. */
    static final String SET_OF_ITEM = SET + ", " + RankedWork.UNRANKED;

    private LevelColumns() {}

    static Map<String, @Nullable Object> params(@Nullable ServiceLevelView level) {
        ServiceLevelView.Course course = level == null ? null : level.course();
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("slaKey", level == null ? null : level.key());
        params.put("slaWarn", level == null ? null : Sql.timeOrNull(level.warnAt()));
        params.put("slaDue", level == null ? null : Sql.timeOrNull(level.dueAt()));
        params.put("slaOrder", Sql.time(Sql.dueOrder(level)));
        params.put("slaCalendar", course == null ? null : course.calendar());
        params.put("slaUnit", course == null ? null : course.unit());
        params.put("slaSince", course == null ? null : Sql.time(course.since()));
        params.put("slaLeft", course == null ? null : course.left());
        params.put("slaPausedAt", course == null ? null : Sql.timeOrNull(course.pausedAt()));
        params.put("slaPausedFor", course == null ? null : course.pausedFor());
        return params;
    }

    static @Nullable ServiceLevelView read(ResultSet row) throws SQLException {
        String key = row.getString("sla_key");
        return key == null
                ? null
                : new ServiceLevelView(
                        key, Sql.instantOrNull(row, "warn_at"), Sql.instantOrNull(row, "due_at"), course(row));
    }

    private static ServiceLevelView.@Nullable Course course(ResultSet row) throws SQLException {
        String calendar = row.getString("sla_calendar");
        return calendar == null
                ? null
                : new ServiceLevelView.Course(
                        calendar,
                        row.getString("sla_unit"),
                        Sql.instant(row, "sla_since"),
                        row.getObject("sla_left", Long.class),
                        Sql.instantOrNull(row, "sla_paused_at"),
                        row.getString("sla_paused_for"));
    }
}
