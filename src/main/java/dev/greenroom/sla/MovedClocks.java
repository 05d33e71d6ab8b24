package dev.greenroom.sla;

import dev.greenroom.readmodel.LevelWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes many clocks that moved wherever they show, in few statements: their rows, the lists, the engine's timers. */
@Component
class MovedClocks {

    private final RunningClocks clocks;
    private final LevelWrites lists;
    private final CaseTimers caseTimers;
    private final Calendars calendars;

    MovedClocks(RunningClocks clocks, LevelWrites lists, CaseTimers caseTimers, Calendars calendars) {
        this.clocks = clocks;
        this.lists = lists;
        this.caseTimers = caseTimers;
        this.calendars = calendars;
    }

    /** A clock as it was and as it is now. */
    record Moved(SlaRow before, SlaRow after) {

        boolean isDueAtAnotherTime() {
            return !before.dueAt().equals(after.dueAt());
        }
    }

    /** {@code tellEach}: of each case and item; else {@link #tellAll} follows once everything is written. */
    void write(List<Moved> moved, boolean tellEach) {
        if (moved.isEmpty()) {
            return;
        }
        clocks.write(moved.stream().map(Moved::after).toList());
        List<LevelWrites.Level> cases = new ArrayList<>();
        List<LevelWrites.Level> items = new ArrayList<>();
        for (Moved each : moved) {
            SlaRow row = each.after();
            if (row.isOfWholeCase()) {
                cases.add(new LevelWrites.Level(row.instanceId(), row.view(calendars)));
            } else if (row.taskId() != null && row.kind() == SlaRow.Kind.STEP) {
                items.add(new LevelWrites.Level(row.taskId(), row.view(calendars)));
            }
        }
        List<SlaRow> after = moved.stream().map(Moved::after).toList();
        Set<String> roots = after.stream().map(SlaRow::rootInstanceId).collect(Collectors.toCollection(TreeSet::new));
        lists.write(cases, items, roots, tellEach);
        caseTimers.follow(
                List.copyOf(roots),
                after.stream().filter(SlaRow::hasTimersOfItsOwn).toList());
    }

    void tellAll() {
        lists.tellAll();
    }
}
