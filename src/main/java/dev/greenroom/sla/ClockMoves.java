package dev.greenroom.sla;

import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskViews;
import java.time.Instant;
import java.util.HashMap;
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
    private final Calendars calendars;

    ClockMoves(
            SlaRows rows,
            SlaPauses pauses,
            CaseViews cases,
            TaskViews tasks,
            EngineTimers timers,
            Calendars calendars) {
        this.rows = rows;
        this.pauses = pauses;
        this.cases = cases;
        this.tasks = tasks;
        this.timers = timers;
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
    }

    /** Puts the clock into the lists. */
    void show(String reference, SlaRow row) {
        if (row.id().equals(row.rootInstanceId())) {
            cases.serviceLevel(reference, row.view(calendars));
        } else if (row.taskId() != null && row.kind() == SlaRow.Kind.STEP) {
            tasks.serviceLevel(row.taskId(), row.view(calendars));
        }
    }

    private void follow(SlaRow row) {
        if (row.executionId() == null) {
            return;
        }
        Map<String, Instant> due = new HashMap<>();
        for (EngineTimer timer : timers.ofExecution(row.executionId())) {
            if ("sla.warnAt".equals(timer.function())) {
                due.put(timer.jobId(), row.warnAt());
            } else if ("sla.lateAt".equals(timer.function())) {
                due.put(timer.jobId(), row.dueAt());
            }
        }
        if (!due.isEmpty()) {
            timers.move(due);
        }
    }
}
