package dev.greenroom.sla;

import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.sla.SlaRow.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Clocks that only the house sees, beside the step's own: how long an item lies before somebody takes it, and how long an
 * escalation team lets one lie. They never touch the customer's clocks, and those never touch them.
 */
@Component
class InnerClocks {

    private static final String HAND_OFF = "hand-off";
    private static final String ESCALATION = "escalation";
    private static final String OF_TEAM = ESCALATION + ".";
    private static final Logger LOG = LoggerFactory.getLogger(InnerClocks.class);

    private final SlaRows rows;
    private final ServiceLevels levels;
    private final Calendars calendars;
    private final CaseTimers timers;
    private final TaskViews tasks;
    private final Callers callers;
    private final Clock clock;

    InnerClocks(
            SlaRows rows,
            ServiceLevels levels,
            Calendars calendars,
            CaseTimers timers,
            TaskViews tasks,
            Callers callers,
            Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.calendars = calendars;
        this.timers = timers;
        this.tasks = tasks;
        this.callers = callers;
        this.clock = clock;
    }

    /** A new item lies at its group. */
    void handedOff(SlaRow step, String taskId) {
        open(Kind.HAND_OFF, step, taskId, step.levelKey() + "." + HAND_OFF, id(HAND_OFF, taskId));
    }

    /**
     * An item was given to another group: there it lies anew, unless somebody has it. A group that got it because it is
     * late has a target of its own for that.
     */
    void handedOn(String rootInstanceId, String taskId, String group, Instant at) {
        TaskView item = tasks.byId(taskId).filter(TaskView::isOpen).orElse(null);
        if (item == null || item.assignee() != null || isLateFor(group, rootInstanceId)) {
            return;
        }
        rows.find(item.activityInstanceId()).filter(SlaRow::isOpen).ifPresent(step -> {
            List<String> before = of(rootInstanceId, taskId)
                    .filter(row -> row.kind() == Kind.HAND_OFF)
                    .map(SlaRow::id)
                    .toList();
            if (!before.isEmpty()) {
                rows.cancel(before, at);
            }
            open(
                    Kind.HAND_OFF,
                    step,
                    taskId,
                    step.levelKey() + "." + HAND_OFF,
                    id(HAND_OFF, taskId) + ":" + UUID.randomUUID());
        });
    }

    private boolean isLateFor(String group, String rootInstanceId) {
        return rows.openOf(rootInstanceId).stream()
                .anyMatch(row -> row.lateAt() != null && group.equals(row.escalateTo()));
    }

    /** Its group got an item that is late; the team has a target of its own. */
    void escalated(SlaRow late, TaskView item, String group) {
        SlaRow place = rows.find(item.activityInstanceId()).orElse(late);
        open(Kind.ESCALATION, place, item.id(), OF_TEAM + group, id(ESCALATION, item.id()) + ":" + group);
    }

    /** Somebody took the item: it lies no longer, and a team that it was escalated to has come to it if they are of it. */
    void touched(String rootInstanceId, String taskId, String by, Instant at) {
        List<SlaRow> running = of(rootInstanceId, taskId).toList();
        Set<String> theirs = running.stream().anyMatch(row -> row.kind() == Kind.ESCALATION) ? groups(by) : Set.of();
        List<String> over = running.stream()
                .filter(row -> row.kind() == Kind.HAND_OFF
                        || theirs.contains(row.levelKey().substring(OF_TEAM.length())))
                .map(SlaRow::id)
                .toList();
        if (!over.isEmpty()) {
            rows.close(over, at);
        }
    }

    /** The item is no more: what nobody came to is neither met nor late. */
    void ended(String rootInstanceId, String taskId, Instant at) {
        rows.cancelInner(rootInstanceId, taskId, at);
    }

    private Stream<SlaRow> of(String rootInstanceId, String taskId) {
        return rows.openOf(rootInstanceId).stream()
                .filter(row ->
                        taskId.equals(row.taskId()) && (row.kind() == Kind.HAND_OFF || row.kind() == Kind.ESCALATION));
    }

    /** Of who acts now their own word counts; of others what the house knows of them. */
    private Set<String> groups(String person) {
        try {
            Caller acting = callers.current();
            if (acting.name().equals(person)) {
                return acting.groups();
            }
        } catch (AuthenticationException nobody) {
            LOG.debug("Nobody is signed in; a machine gave the item away");
        }
        return callers.person(person).map(Caller::groups).orElse(Set.of());
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
