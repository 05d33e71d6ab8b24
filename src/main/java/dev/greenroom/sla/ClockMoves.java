package dev.greenroom.sla;

import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskViews;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes a clock that moved wherever it shows, in one transaction: its row, its pauses, the lists and the engine's timers. */
@Component
class ClockMoves {

    private final SlaRows rows;
    private final SlaPauses pauses;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final EngineTimers timers;
    private final CaseTimers caseTimers;
    private final Calendars calendars;

    ClockMoves(
            SlaRows rows,
            SlaPauses pauses,
            CaseViews cases,
            TaskViews tasks,
            EngineTimers timers,
            CaseTimers caseTimers,
            Calendars calendars) {
        this.rows = rows;
        this.pauses = pauses;
        this.cases = cases;
        this.tasks = tasks;
        this.timers = timers;
        this.caseTimers = caseTimers;
        this.calendars = calendars;
    }

    void write(String reference, SlaRow before, SlaRow after) {
        rows.move(after);
        Instant stood = before.course().pausedAt();
        Instant stands = after.course().pausedAt();
        if (stood != null && !stood.equals(stands)) {
            pauses.end(after.id(), after.course().since());
        }
        if (stands != null && !stands.equals(stood)) {
            pauses.begin(after);
        }
        show(reference, after);
        follow(after);
        caseTimers.follow(List.of(after.rootInstanceId()));
    }

    /** Puts the clock into the lists. */
    void show(String reference, SlaRow row) {
        if (row.id().equals(row.rootInstanceId())) {
            cases.serviceLevel(reference, row.view(calendars));
        } else if (row.taskId() != null && row.kind() == SlaRow.Kind.STEP) {
            tasks.serviceLevel(row.taskId(), row.view(calendars));
        }
    }

    /** Timers drawn at a step, or in a process that the case calls, wait for this one clock; those of the case for all. */
    private void follow(SlaRow row) {
        if (row.executionId() == null || !hasTimersOfItsOwn(row)) {
            return;
        }
        Map<String, Instant> due = new HashMap<>();
        for (EngineTimer timer : timers.ofExecution(row.executionId())) {
            if (CaseTimers.WARN.equals(timer.function())) {
                due.put(timer.jobId(), row.warnAt());
            } else if (CaseTimers.LATE.equals(timer.function())) {
                due.put(timer.jobId(), row.dueAt());
            }
        }
        if (!due.isEmpty()) {
            timers.move(due);
        }
    }

    private static boolean hasTimersOfItsOwn(SlaRow row) {
        return switch (row.kind()) {
            case CASE -> !row.id().equals(row.rootInstanceId());
            case STEP -> !row.instanceId().equals(row.executionId());
            default -> false;
        };
    }
}
