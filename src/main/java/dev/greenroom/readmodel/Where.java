package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with their parameters; values never become SQL text. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<List<String>> choices = new ArrayList<>();
    private final List<List<String>> kinds = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();
    private final Map<String, Object> params = new HashMap<>();

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Another table, of which each row fits at most once. */
    Where join(String table) {
        joins.append(" join ").append(table);
        return this;
    }

    /** One of these holds, and no row fulfils two of them, so that they may be counted one by one. */
    Where either(String one, String other) {
        choices.add(List.of(one, other));
        return this;
    }

    /** The same, where each is found by another index: lists are read of both, one by one. */
    Where kinds(String one, String other) {
        kinds.add(List.of(one, other));
        return this;
    }

    Where with(String name, Object value) {
        params.put(name, value instanceof Instant at ? Sql.time(at) : value);
        return this;
    }

    Where equal(String column, String name, @Nullable Object value) {
        return value == null ? this : and(column + " = :" + name).with(name, value);
    }

    /** The state of a service level whose dates stand in {@code warn_at}, {@code due_at}, judged at {@code now}. */
    Where sla(@Nullable SlaState state, String ended, Instant now) {
        if (state == null) {
            return this;
        }
        with("now", now);
        return switch (state) {
            case NONE -> and("due_at is null and sla_paused_at is null");
            case ON_TRACK -> and(ended + " is null and due_at > :now and (warn_at is null or warn_at > :now)");
            case AT_RISK -> and(ended + " is null and due_at > :now and warn_at <= :now");
            case LATE -> and("due_at <= coalesce(" + ended + ", :now)");
            case PAUSED -> and(ended + " is null and due_at is null and sla_paused_at is not null");
            case MET ->
                and(ended + " is not null and (" + ended
                        + " < due_at or (due_at is null and sla_paused_at is not null))");
        };
    }

    /** The state of a case: at risk too, although no clock says so, from when on its promise cannot be kept. */
    Where slaOfCase(@Nullable SlaState state, Instant now) {
        String risky = "exists (select 1 from case_risk r where r.reference = c.reference and r.risk_at <= :now)";
        if (state == SlaState.AT_RISK) {
            return with("now", now)
                    .and("closed_at is null and (due_at is null or due_at > :now) and (warn_at <= :now or " + risky
                            + ")");
        }
        sla(state, "closed_at", now);
        return state == SlaState.ON_TRACK || state == SlaState.PAUSED || state == SlaState.NONE
                ? and("(closed_at is not null or not " + risky + ")")
                : this;
    }

    String sql() {
        List<String> all = new ArrayList<>(conditions);
        choices.forEach(choice -> all.add(or(choice)));
        kinds.forEach(kind -> all.add(or(kind)));
        return joins + (all.isEmpty() ? "" : " where " + String.join(" and ", all));
    }

    private static String or(List<String> choice) {
        return "((" + String.join(") or (", choice) + "))";
    }

    /** The joins and conditions of each kind of rows; no row is of two kinds. */
    List<String> each() {
        List<String> all = new ArrayList<>(conditions);
        choices.forEach(choice -> all.add(or(choice)));
        return apart(all, kinds);
    }

    private List<String> apart(List<String> common, List<List<String>> alternatives) {
        List<List<String>> ways = new ArrayList<>(List.of(common));
        for (List<String> alternative : alternatives) {
            ways = ways.stream()
                    .flatMap(way -> alternative.stream().map(one -> {
                        List<String> more = new ArrayList<>(way);
                        more.add(one);
                        return more;
                    }))
                    .toList();
        }
        return ways.stream()
                .map(way -> joins + " where " + (way.isEmpty() ? "1 = 1" : String.join(" and ", way)))
                .toList();
    }

    /** A number: how many rows of this table there are; counts no further than {@code most}. */
    String counted(String table, int most) {
        List<List<String>> alternatives = new ArrayList<>(choices);
        alternatives.addAll(kinds);
        String all = apart(conditions, alternatives).stream()
                .map(way -> "(select 1 as one from " + table + way + " limit " + most + ")")
                .collect(Collectors.joining(" union all "));
        return "(select count(*) from (select one from (" + all + ") each_part limit " + most + ") counted)";
    }

    Map<String, Object> params() {
        return params;
    }
}
