package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the desk asked follows the work: who gets it is told; when it is done a nudge has had its effect, while a question
 * goes to whoever has the case next.
 */
@Component
@Order(0)
class AskedKeeper implements CaseKeeper {

    private final SlaRows rows;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final ToldRows toldRows;
    private final CaseTimers timers;

    AskedKeeper(SlaRows rows, CaseViews cases, TaskViews tasks, ToldRows toldRows, CaseTimers timers) {
        this.rows = rows;
        this.cases = cases;
        this.tasks = tasks;
        this.toldRows = toldRows;
        this.timers = timers;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        keep(new TreeMap<>(Map.of(rootInstanceId, facts)));
    }

    @Override
    public void keep(SortedMap<String, List<EngineFact>> factsOfRoot) {
        Set<String> moved = factsOfRoot.entrySet().stream()
                .filter(each ->
                        each.getValue().stream().anyMatch(fact -> !movedBy(fact).isEmpty()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (moved.isEmpty()) {
            return;
        }
        rows.askedOf(moved).stream()
                .collect(Collectors.groupingBy(SlaRow::rootInstanceId, TreeMap::new, Collectors.toList()))
                .forEach((root, asked) -> keep(root, asked, factsOfRoot.getOrDefault(root, List.of())));
    }

    private void keep(String root, List<SlaRow> asked, List<EngineFact> facts) {
        Set<String> touched = new HashSet<>();
        Set<String> ended = new HashSet<>();
        facts.forEach(fact -> {
            movedBy(fact).ifPresent(touched::add);
            if (fact instanceof EngineFact.TaskEnded end) {
                ended.add(end.taskId());
            }
        });
        Instant at = CaseKeeper.last(facts);
        List<String> done = new ArrayList<>();
        for (SlaRow row : asked) {
            String task = row.taskId();
            if (task != null && !ended.contains(task)) {
                if (touched.contains(task)) {
                    tasks.byId(task).filter(TaskView::isOpen).ifPresent(item -> tell(row, item, at));
                }
            } else if (row.kind() == SlaRow.Kind.QUESTION) {
                goOn(root, row, at);
            } else {
                done.add(row.id());
            }
        }
        if (!done.isEmpty()) {
            rows.close(done, at);
        }
    }

    /** Whoever has the case now answers; while nobody does, whoever has it next, and their lead hears if it is late. */
    private void goOn(String root, SlaRow row, Instant at) {
        Optional<TaskView> next = cases.byInstance(root).map(CaseView::reference).stream()
                .flatMap(reference -> tasks.openOf(reference).stream())
                .filter(item -> item.rootInstanceId().equals(root))
                .max(Comparator.comparing(TaskView::createdAt));
        if (next.isPresent() || row.taskId() != null) {
            rows.hangOn(
                    row.id(),
                    next.map(TaskView::id).orElse(null),
                    next.map(TaskView::step).orElse(null));
        }
        next.ifPresent(item -> {
            tell(row, item, at);
            timers.opened(row);
        });
    }

    private void tell(SlaRow row, TaskView item, Instant at) {
        String stage = row.kind() == SlaRow.Kind.QUESTION ? Told.ASKED : Told.NUDGED;
        Set<String> having = ToldRows.having(item);
        if (!having.isEmpty() && !toldRows.isTold(item.id(), having, stage)) {
            toldRows.add(List.of(new ToldRows.Telling(List.of(item.id()), having, new Told(stage, true, at))));
        }
    }

    /** The work item that ended, or that somebody else has since. */
    private static Optional<String> movedBy(EngineFact fact) {
        if (fact instanceof EngineFact.TaskEnded ended) {
            return Optional.of(ended.taskId());
        }
        if (fact instanceof EngineFact.TaskChanged changed) {
            return Optional.of(changed.taskId());
        }
        return fact instanceof EngineFact.CandidateChanged candidate && candidate.added()
                ? Optional.of(candidate.taskId())
                : Optional.empty();
    }
}
