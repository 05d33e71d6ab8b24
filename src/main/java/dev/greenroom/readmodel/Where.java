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
    private final Map<String, String> onTheWay = new HashMap<>();
    private final List<List<String>> choices = new ArrayList<>();
    private final List<List<String>> kinds = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();
    private final Map<String, Object> params = new HashMap<>();
    private @Nullable Found found;

    /** When another table is asked: before anything else, for each row at last, or alone since nothing else is to be asked. */
    enum Finding {
        ALONE,
        FIRST,
        LAST
    }

    /**
     * What another table finds rows by. {@code ids} selects the {@code task_id} of all that fit and are offered to who asks;
     * {@code probe} is the same as a condition over one row.
     */
    record Found(String ids, String probe, Finding when) {}

    /** Conditions of one kind of rows; {@code held} when they say who has them, which few rows answer. */
    private record Way(List<String> conditions, boolean held) {}

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** {@code same} says the same as {@code condition} where rows are met in an order, and leads to no index there. */
    Where lookedAt(String condition, String same) {
        onTheWay.put(condition, same);
        return this;
    }

    /** Another table, of which each row fits at most once. */
    Where join(String table) {
        joins.append(" join ").append(table);
        return this;
    }

    /** Rows are found by another table. The database is not asked how: it knows too little of words to guess their number. */
    Where found(Found by) {
        this.found = by;
        return this;
    }

    /** One of these holds, and no row fulfils two of them, so that they may be counted one by one. */
    Where either(String one, String other) {
        choices.add(List.of(one, other));
        return this;
    }

    /** The same, where each is found by another index, the other one by who holds it: lists are read of both, one by one. */
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

    /** The rows of each kind, from {@code table w}, as they are met on the way through an order; no row is of two kinds. */
    List<String> met(String table) {
        return kindsOfRows().stream()
                .map(way -> new Way(
                        way.conditions().stream()
                                .map(each -> onTheWay.getOrDefault(each, each))
                                .toList(),
                        way.held()))
                .map(way -> table + " w" + met(way))
                .toList();
    }

    /** The same, as they are found soonest when few rows fit. */
    List<String> few(String table) {
        return kindsOfRows().stream().map(way -> few(table, way)).toList();
    }

    private List<Way> kindsOfRows() {
        List<String> all = new ArrayList<>(conditions);
        choices.forEach(choice -> all.add(or(choice)));
        return apart(List.of(new Way(all, false)), kinds, true);
    }

    private String few(String table, Way way) {
        Found by = found;
        return by == null || by.when() == Finding.LAST || way.held()
                ? table + " w" + met(way)
                : "(with found as materialized (" + by.ids() + ") select i.* from found cross join lateral"
                        + " (select r.* from " + table + " r where r.task_id = found.task_id offset 0) i) w" + joins
                        + where(way.conditions());
    }

    private String fewest(String table, Way way) {
        return found == null || found.when() != Finding.ALONE || way.held()
                ? few(table, way)
                : "(" + found.ids() + ") w";
    }

    private String met(Way way) {
        List<String> all = new ArrayList<>(way.conditions());
        if (found != null) {
            all.add(found.probe());
        }
        return joins + where(all);
    }

    private static String where(List<String> all) {
        return " where " + (all.isEmpty() ? "1 = 1" : String.join(" and ", all));
    }

    private static List<Way> apart(List<Way> common, List<List<String>> alternatives, boolean byHolder) {
        List<Way> ways = common;
        for (List<String> alternative : alternatives) {
            ways = ways.stream()
                    .flatMap(way -> alternative.stream().map(one -> {
                        List<String> more = new ArrayList<>(way.conditions());
                        more.add(one);
                        return new Way(more, way.held() || (byHolder && !one.equals(alternative.get(0))));
                    }))
                    .toList();
        }
        return ways;
    }

    /** A number: how many rows of this table there are; counts no further than {@code most}. */
    String counted(String table, int most) {
        return "(select count(*) from (select one from (" + all(table, " limit " + most) + ") each_part limit " + most
                + ") counted)";
    }

    /** A row for each row of this table, however many there are. */
    String all(String table) {
        return all(table, "");
    }

    private String all(String table, String end) {
        return apart(apart(List.of(new Way(conditions, false)), choices, false), kinds, true).stream()
                .map(way -> "(select 1 as one from " + fewest(table, way) + end + ")")
                .collect(Collectors.joining(" union all "));
    }

    Map<String, Object> params() {
        return params;
    }
}
