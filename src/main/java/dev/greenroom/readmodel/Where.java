package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions that all must hold, with their parameters; values never become SQL text. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    Where and(String condition) {
        conditions.add(condition);
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
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> params() {
        return params;
    }
}
