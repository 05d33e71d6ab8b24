package dev.greenroom.sla;

import dev.greenroom.readmodel.TaskView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Clocks of what the desk asks of those who have the work: to hurry, or to answer a question. Levels of their own, named by
 * their kind; they warn and escalate as all others, and never touch the customer's clocks.
 */
@Component
public class AskedClocks {

    /** Percent of the time, as shipped. */
    private static final int WARN_AT = 75;

    private final SlaRows rows;
    private final ServiceLevels levels;
    private final Calendars calendars;
    private final CaseTimers timers;
    private final SlaClocks clocks;
    private final Clock clock;

    AskedClocks(
            SlaRows rows, ServiceLevels levels, Calendars calendars, CaseTimers timers, SlaClocks clocks, Clock clock) {
        this.rows = rows;
        this.levels = levels;
        this.calendars = calendars;
        this.timers = timers;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** What is asked. */
    public enum Kind {
        NUDGE(SlaRow.Kind.NUDGE, 4),
        QUESTION(SlaRow.Kind.QUESTION, 2);

        private final SlaRow.Kind kind;
        /** What counts, in hours, while the table says nothing: as it is shipped. */
        private final int usualHours;

        Kind(SlaRow.Kind kind, int usualHours) {
            this.kind = kind;
            this.usualHours = usualHours;
        }

        /** Its line in the service-level table. */
        String level() {
            return kind.word();
        }

        public String id(long number) {
            return kind.word() + ":" + number;
        }
    }

    /**
     * Begins to count, in the caller's transaction: by the line of the service-level table, and where it has none as shipped.
     * Nobody asks without a clock.
     */
    public void open(Kind asked, String id, TaskView item) {
        Optional<SlaRow> step = rows.find(item.activityInstanceId());
        int priority = step.map(SlaRow::priority).orElse(Deadlines.NORMAL_PRIORITY);
        String tier = step.map(SlaRow::tier).orElse(null);
        Target target = levels.target(asked.level(), priority, tier).orElseGet(() -> usual(asked, priority, tier));
        LevelClock started = target.start(calendars.get(target.calendar()), clock.instant());
        // What the case called may end before anybody has answered: the clock hangs at the case.
        Deadlines.Place place = new Deadlines.Place(
                id,
                item.rootInstanceId(),
                item.rootInstanceId(),
                item.executionId(),
                item.id(),
                item.definitionId(),
                item.process(),
                item.step(),
                priority,
                tier);
        SlaRow row = place.row(asked.kind, asked.level(), target, started);
        rows.open(row);
        timers.opened(row);
    }

    /** In the office hours that other work without a line of its own has. */
    private Target usual(Kind asked, int priority, @Nullable String tier) {
        Optional<Target> any = levels.target(ServiceLevels.ANY_STEP, priority, tier)
                .filter(line -> line.unit().isBusiness());
        return new Target(
                any.isPresent() ? LevelUnit.BUSINESS_HOURS : LevelUnit.CALENDAR_HOURS,
                Duration.ofHours(asked.usualHours).toMillis(),
                any.map(Target::calendar).orElse(Calendars.ALWAYS),
                WARN_AT,
                null,
                null);
    }

    /** Somebody reacted or answered, in the caller's transaction. */
    public void close(Collection<String> ids) {
        if (!ids.isEmpty()) {
            rows.close(List.copyOf(ids), clock.instant());
        }
    }

    /** Nobody waits for it any more. */
    public void cancel(Collection<String> ids) {
        if (!ids.isEmpty()) {
            rows.cancel(List.copyOf(ids), clock.instant());
        }
    }

    /** How a clock stands, and whether anybody still has to react. */
    public record Standing(SlaClock sla, boolean open) {}

    /** How these clocks stand; one that was never begun is missing. */
    public Map<String, Standing> of(Collection<String> ids) {
        Map<String, Standing> found = new HashMap<>();
        if (!ids.isEmpty()) {
            Instant now = clock.instant();
            rows.find(List.copyOf(ids))
                    .forEach(row -> found.put(
                            row.id(), new Standing(clocks.of(row.view(calendars), row.closedAt(), now), row.isOpen())));
        }
        return found;
    }
}
