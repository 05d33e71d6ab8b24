package dev.greenroom.sla;

import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.NoDueDate;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What would count after a change, or counts since one. Pure: preview and outcome are the same question, asked before and
 * after; a clock that has followed once does not move a second time.
 */
sealed interface Proposal {

    /** The clock's row as the change makes it; the very same row when the change does not touch it. */
    SlaRow after(SlaRow row, Instant at);

    /** The calendar whose clocks alone may move; empty when any may. */
    Optional<String> onlyOf();

    /** Another calendar under a key: what was counted by it since the clock last began to run is counted anew. */
    record OfCalendar(Calendars inForce, BusinessCalendar then) implements Proposal {

        private static final Logger LOG = LoggerFactory.getLogger(Proposal.class);

        @Override
        public SlaRow after(SlaRow row, Instant at) {
            if (row.course().pausedAt() != null || !row.course().calendar().equals(then.key())) {
                return row;
            }
            try {
                SlaRow after = row.with(row.clock(inForce).recalendar(then));
                return after.dueAt().equals(row.dueAt()) && after.warnAt().equals(row.warnAt()) ? row : after;
            } catch (NoDueDate none) {
                LOG.warn("The clock {} keeps its date: {}", row.id(), none.getMessage());
                return row;
            }
        }

        @Override
        public Optional<String> onlyOf() {
            return Optional.of(then.key());
        }
    }

    /** Another table: what was used stays used. A level without a target any more keeps the one it had. */
    record OfTable(Calendars inForce, Targets targets) implements Proposal {

        @Override
        public SlaRow after(SlaRow row, Instant at) {
            return targets.target(row.levelKey(), row.priority(), row.tier())
                    .map(target -> after(row, target, at))
                    .orElse(row);
        }

        private SlaRow after(SlaRow row, Target target, Instant at) {
            SlaRow.Course course = row.course();
            SlaRow told = row.at(row.priority(), row.tier(), target.escalateTo(), target.pauseWhile());
            boolean same = course.unit() == target.unit()
                    && course.measure().target() == target.amount()
                    && course.measure().percent() == target.warnAtPercent()
                    && course.calendar().equals(target.calendar());
            if (same) {
                return told.equals(row) ? row : told;
            }
            LevelClock clock = row.clock(inForce);
            return told.with(clock.retarget(
                    inForce.get(target.calendar()), target.unit(), target.amount(), target.warnAtPercent(), at));
        }

        @Override
        public Optional<String> onlyOf() {
            return Optional.empty();
        }
    }
}
