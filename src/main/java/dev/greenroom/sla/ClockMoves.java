package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a clock that moved wherever it shows, in one transaction: its row, its pauses, the lists and the engine's timers. */
@Component
class ClockMoves {

    private final SlaRows rows;
    private final SlaPauses pauses;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final Timeline timeline;
    private final CaseTimers caseTimers;
    private final Calendars calendars;

    ClockMoves(
            SlaRows rows,
            SlaPauses pauses,
            CaseViews cases,
            TaskViews tasks,
            Timeline timeline,
            CaseTimers caseTimers,
            Calendars calendars) {
        this.rows = rows;
        this.pauses = pauses;
        this.cases = cases;
        this.tasks = tasks;
        this.timeline = timeline;
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
        if (after.id().equals(after.rootInstanceId())) {
            tell(reference, stood, after.course());
        }
        show(reference, after);
        caseTimers.follow(List.of(after.rootInstanceId()), after.hasTimersOfItsOwn() ? List.of(after) : List.of());
    }

    /** The story of a case says when its clock stood, and for whom. */
    private void tell(String reference, @Nullable Instant stood, SlaRow.Course course) {
        Instant stands = course.pausedAt();
        if (stands != null && !stands.equals(stood)) {
            timeline.add(
                    reference,
                    stands,
                    "clock-paused",
                    null,
                    null,
                    Map.of("reason", String.valueOf(course.pauseReason())));
        } else if (stands == null && stood != null) {
            timeline.add(reference, course.since(), "clock-resumed", null, null, Map.of());
        }
    }

    /** Puts the clock into the lists. */
    void show(String reference, SlaRow row) {
        if (row.id().equals(row.rootInstanceId())) {
            cases.serviceLevel(reference, row.view(calendars));
        } else if (row.taskId() != null && row.kind() == SlaRow.Kind.STEP) {
            tasks.serviceLevel(row.taskId(), row.view(calendars));
        }
    }
}
