package dev.greenroom.sla;

import dev.greenroom.engine.timers.EngineTimers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * One pair of timers per case, however many steps it has: they wait for the earliest point of all its running clocks, and
 * for the next one after each. Whoever moves a clock lets the timers follow, in the same transaction.
 */
@Component
class CaseTimers {

    static final String WARN = "sla.warnAt";
    static final String LATE = "sla.lateAt";

    private final SlaPoints points;
    private final EngineTimers timers;

    CaseTimers(SlaPoints points, EngineTimers timers) {
        this.points = points;
        this.timers = timers;
    }

    SlaPoints.Next next(String rootInstanceId) {
        return points.of(List.of(rootInstanceId)).getOrDefault(rootInstanceId, SlaPoints.Next.NOTHING);
    }

    /** A new clock may come to its points before all others. */
    void opened(SlaRow row) {
        if (row.id().equals(row.rootInstanceId())) {
            return;
        }
        SlaPoints.Next others = points.without(row);
        follow(WARN, row.rootInstanceId(), row.warnAt(), others.warnAt());
        follow(LATE, row.rootInstanceId(), row.dueAt(), others.dueAt());
    }

    /** Promises of these cases come to be at risk earlier than before, perhaps before all other points. */
    void promised(Map<String, Instant> riskAt) {
        Map<String, Instant> first = new HashMap<>();
        points.of(riskAt.keySet()).forEach((root, next) -> {
            if (next.warnAt().equals(riskAt.get(root))) {
                first.put(root, next.warnAt());
            }
        });
        if (!first.isEmpty()) {
            timers.follow(WARN, first);
        }
    }

    private void follow(String function, String rootInstanceId, Instant point, Instant others) {
        if (point.isBefore(others)) {
            timers.follow(function, Map.of(rootInstanceId, point));
        }
    }

    /** After clocks of these cases were moved, stopped or started again. */
    void follow(Collection<String> rootInstanceIds) {
        Map<String, Instant> warn = new HashMap<>();
        Map<String, Instant> late = new HashMap<>();
        points.of(rootInstanceIds).forEach((root, next) -> {
            warn.put(root, next.warnAt());
            late.put(root, next.dueAt());
        });
        if (!warn.isEmpty()) {
            timers.follow(WARN, warn);
            timers.follow(LATE, late);
        }
    }
}
