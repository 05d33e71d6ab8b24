package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.OpenSteps;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the service-level table again when a case's priority or its customer's tier changes; what is used stays used. */
@Component
class Levelling {

    /** The variables that the table looks at. */
    static final Set<String> DEPENDS_ON = Set.of("casePriority", "customerTier");

    private final OpenSteps open;
    private final SlaRows rows;
    private final ServiceLevels levels;
    private final ClockMoves moves;
    private final Calendars calendars;

    Levelling(OpenSteps open, SlaRows rows, ServiceLevels levels, ClockMoves moves, Calendars calendars) {
        this.open = open;
        this.rows = rows;
        this.levels = levels;
        this.moves = moves;
        this.calendars = calendars;
    }

    void again(String root, Instant at) {
        open.held(root).filter(CaseView::isOpen).ifPresent(view -> {
            for (SlaRow row : rows.openOf(root)) {
                if (row.priority() != view.priority()
                        || !Objects.equals(row.tier(), view.customer().tier())) {
                    again(view, row, at);
                }
            }
        });
    }

    /** A level without a target any more keeps the one it had: nobody is told that time does not count. */
    private void again(CaseView view, SlaRow row, Instant at) {
        Optional<Target> target =
                levels.target(row.levelKey(), view.priority(), view.customer().tier());
        target.ifPresent(now -> {
            SlaRow asked = row.at(view.priority(), view.customer().tier(), now.escalateTo(), now.pauseWhile());
            moves.write(view.reference(), row, asked.with(retarget(row.clock(calendars), now, at)));
        });
    }

    private LevelClock retarget(LevelClock clock, Target target, Instant at) {
        boolean same = clock.unit() == target.unit()
                && clock.measure().target() == target.amount()
                && clock.measure().percent() == target.warnAtPercent()
                && clock.calendar().key().equals(target.calendar());
        return same
                ? clock
                : clock.retarget(
                        calendars.get(target.calendar()), target.unit(), target.amount(), target.warnAtPercent(), at);
    }
}
