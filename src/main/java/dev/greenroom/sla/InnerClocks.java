package dev.greenroom.sla;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.sla.SlaRow.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Clocks that only the house sees, beside the step's own: how long an item lies before somebody takes it, and how long an
 * escalation team lets one lie. They never touch the customer's clocks, and those never touch them.
 */
@Component
class InnerClocks {

    private static final String HAND_OFF = "hand-off";
    private static final String ESCALATION = "escalation";

    private final SlaRows rows;
    private final ServiceLevels levels;
    private final Calendars calendars;
    private final CaseTimers timers;
    private final Clock clock;

    InnerClocks(SlaRows rows, ServiceLevels levels, Calendars calendars, CaseTimers timers, Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.calendars = calendars;
        this.timers = timers;
        this.clock = clock;
    }

    /** An item lies at a group: from its making, or from the moment it was given to another group. */
    void handedOff(SlaRow step, String taskId) {
        open(Kind.HAND_OFF, step, taskId, step.levelKey() + "." + HAND_OFF, id(HAND_OFF, taskId));
    }

    /** Its group got an item that is late; the team has a target of its own. */
    void escalated(SlaRow late, TaskView item, String group) {
        SlaRow place = rows.find(item.activityInstanceId()).orElse(late);
        open(Kind.ESCALATION, place, item.id(), ESCALATION + "." + group, id(ESCALATION, item.id()));
    }

    /** Somebody took the item. */
    void touched(String taskId, Instant at) {
        rows.close(ids(taskId), at);
    }

    /** The item is no more: what nobody came to is neither met nor late. */
    void ended(String taskId, Instant at) {
        rows.cancel(ids(taskId), at);
    }

    private static List<String> ids(String taskId) {
        return List.of(id(HAND_OFF, taskId), id(ESCALATION, taskId));
    }

    private static String id(String kind, String taskId) {
        return kind + ":" + taskId;
    }

    private void open(Kind kind, SlaRow place, String taskId, String level, String id) {
        Optional<Target> target = levels.target(level, place.priority(), place.tier());
        if (target.isEmpty() || rows.find(id).isPresent()) {
            return;
        }
        LevelClock started = target.get().start(calendars.get(target.get().calendar()), clock.instant());
        SlaRow row = new SlaRow(
                id,
                place.rootInstanceId(),
                place.instanceId(),
                place.executionId(),
                taskId,
                place.process(),
                place.element(),
                kind,
                level,
                target.get().escalateTo(),
                place.priority(),
                place.tier(),
                started.since(),
                started.warnAt(),
                started.dueAt(),
                SlaRow.Course.of(started, target.get().pauseWhile()),
                null,
                null,
                null);
        rows.open(row);
        timers.opened(row);
    }
}
