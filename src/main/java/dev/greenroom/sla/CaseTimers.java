package dev.greenroom.sla;

import dev.greenroom.engine.timers.EngineTimers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Together together;
    private final EngineTimers timers;

    CaseTimers(SlaPoints points, Together together, EngineTimers timers) {
        this.points = points;
        this.together = together;
        this.timers = timers;
    }

    /** The next points of a case; {@code all} are those that ask in the same transaction. */
    SlaPoints.Next next(String rootInstanceId, Set<String> all) {
        return together.next(rootInstanceId, all);
    }

    /** A new clock may come to its points before all others. */
    void opened(SlaRow row) {
        together.opened(row.rootInstanceId());
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
        follow(rootInstanceIds, List.of());
    }

    /** The same, and timers that wait for one clock alone follow theirs. */
    void follow(Collection<String> rootInstanceIds, List<SlaRow> withTimersOfTheirOwn) {
        List<EngineTimers.Points> all = new ArrayList<>();
        points.of(rootInstanceIds)
                .forEach((root, next) ->
                        all.add(new EngineTimers.Points(root, null, Map.of(WARN, next.warnAt(), LATE, next.dueAt()))));
        withTimersOfTheirOwn.forEach(row -> all.add(new EngineTimers.Points(
                row.instanceId(), row.executionId(), Map.of(WARN, row.warnAt(), LATE, row.dueAt()))));
        timers.follow(all);
    }
}
