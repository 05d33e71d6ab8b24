package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which open clocks a change would move, without moving any. */
@Component
class Preview {

    private static final int PAGE = 5_000;
    private static final int SHOWN = 50;

    private final RunningClocks clocks;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final Clock clock;

    Preview(RunningClocks clocks, CaseViews cases, ProcessCatalog catalog, Clock clock) {
        this.clocks = clocks;
        this.cases = cases;
        this.catalog = catalog;
        this.clock = clock;
    }

    private record Move(SlaRow before, SlaRow after) {

        static final Comparator<Move> SOONEST = Comparator.comparing(
                        (Move move) -> move.before().dueAt())
                .thenComparing(move -> move.before().id());
    }

    MovesAnswer of(Proposal proposal, Locale language) {
        Instant now = clock.instant();
        Set<String> roots = new HashSet<>();
        PriorityQueue<Move> first = new PriorityQueue<>(Move.SOONEST.reversed());
        long count = 0;
        for (String calendar : proposal.onlyOf().map(List::of).orElseGet(clocks::calendars)) {
            List<SlaRow> rows = clocks.after(calendar, "", PAGE);
            while (!rows.isEmpty()) {
                for (SlaRow row : rows) {
                    SlaRow after = proposal.after(row, now);
                    if (!after.dueAt().equals(row.dueAt())) {
                        count++;
                        roots.add(row.rootInstanceId());
                        keep(first, new Move(row, after));
                    }
                }
                rows = clocks.after(calendar, rows.get(rows.size() - 1).id(), PAGE);
            }
        }
        List<Move> shown = new ArrayList<>(first);
        shown.sort(Move.SOONEST);
        return new MovesAnswer(
                count,
                roots.size(),
                shown.stream().flatMap(move -> item(move, language).stream()).toList());
    }

    private static void keep(PriorityQueue<Move> first, Move move) {
        first.add(move);
        if (first.size() > SHOWN) {
            first.remove();
        }
    }

    private Optional<MovesAnswer.Item> item(Move move, Locale language) {
        SlaRow row = move.before();
        return cases.byInstance(row.rootInstanceId())
                .map(CaseView::reference)
                .map(reference -> new MovesAnswer.Item(
                        reference,
                        row.taskId(),
                        step(row, language),
                        row.levelKey(),
                        row.dueAt(),
                        move.after().dueAt()));
    }

    private @Nullable String step(SlaRow row, Locale language) {
        String element = row.element();
        return element == null
                ? null
                : catalog.latest(row.process())
                        .flatMap(model -> model.step(element))
                        .map(step -> step.name().in(language.getLanguage()))
                        .orElse(element);
    }
}
