package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.OpenSteps;
import dev.greenroom.readmodel.ServiceLevelView;
import dev.greenroom.readmodel.StepView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stops a case's clock while every open wait of the case waits for the customer, or for a third party if its level says
 * so, and lets it go on when one does not.
 */
@Component
class Pausing {

    private static final String BOTH = "customer,third-party";

    private final OpenSteps open;
    private final SlaRows rows;
    private final Waits waits;
    private final ClockMoves moves;
    private final Calendars calendars;

    Pausing(OpenSteps open, SlaRows rows, Waits waits, ClockMoves moves, Calendars calendars) {
        this.open = open;
        this.rows = rows;
        this.waits = waits;
        this.moves = moves;
        this.calendars = calendars;
    }

    // The case's row is held: of two branches that stop at once the second must see where the first has stopped.
    void look(String root, Instant at) {
        Optional<CaseView> held = open.held(root).filter(CaseView::isOpen);
        ServiceLevelView level = held.map(CaseView::serviceLevel).orElse(null);
        if (held.isEmpty() || level == null) {
            return;
        }
        String reference = held.get().reference();
        List<StepView> steps = open.of(reference, root);
        boolean standsOrMay = level.pausedAt() != null || waits.reason(steps, BOTH) != null;
        if (standsOrMay) {
            rows.find(root).filter(SlaRow::isOpen).ifPresent(row -> turn(reference, row, steps, at));
        }
        called(reference, root, steps, at);
    }

    /** A process that the case called, with a level of its own, stands for what is open inside it. */
    private void called(String reference, String root, List<StepView> steps, Instant at) {
        Map<String, List<StepView>> inside = steps.stream()
                .filter(step -> !step.instanceId().equals(root))
                .collect(Collectors.groupingBy(StepView::instanceId));
        if (!inside.isEmpty()) {
            rows.find(List.copyOf(inside.keySet())).stream()
                    .filter(row -> row.isOpen() && row.isOfWholeCase())
                    .forEach(row -> turn(reference, row, inside.getOrDefault(row.id(), List.of()), at));
        }
    }

    private void turn(String reference, SlaRow row, List<StepView> steps, Instant at) {
        String reason = waits.reason(steps, row.course().pauseWhile());
        if (!Objects.equals(reason, row.course().pauseReason())) {
            moves.write(reference, row, row.with(turned(row.clock(calendars), reason, at)));
        }
    }

    private static LevelClock turned(LevelClock clock, @Nullable String reason, Instant at) {
        LevelClock going = clock.resume(at);
        return reason == null ? going : going.pause(at, reason);
    }
}
