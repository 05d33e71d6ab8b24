package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.sla.Recomputation.Subject;
import dev.greenroom.sla.calendar.BusinessCalendar;
import dev.greenroom.sla.calendar.CalendarRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What owners do to the service-level table: read it as lines, look at what a change would mean, make it. */
@Component
class ServiceLevelEditor {

    private static final int MOST_LINES = 600;
    private static final Duration FARTHEST = Duration.ofDays(3_653);

    private final Decisions decisions;
    private final ServiceLevelTable table;
    private final Calendars calendars;
    private final TableDoor door;
    private final Recomputing recomputing;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ServiceLevelEditor(
            Decisions decisions,
            ServiceLevelTable table,
            Calendars calendars,
            TableDoor door,
            Recomputing recomputing,
            TransactionTemplate transaction,
            Clock clock) {
        this.decisions = decisions;
        this.table = table;
        this.calendars = calendars;
        this.door = door;
        this.recomputing = recomputing;
        this.transaction = transaction;
        this.clock = clock;
    }

    String version() {
        return decisions.latestVersion(ServiceLevels.TABLE).orElse("");
    }

    List<ServiceLevelLine> lines() {
        return decisions.source(ServiceLevels.TABLE).map(table::lines).orElse(List.of());
    }

    /** What would count if these lines were in force. */
    Proposal proposed(@Nullable List<ServiceLevelLine> lines) {
        byte[] dmn = written(checked(lines));
        Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> trial =
                decisions.trial(ServiceLevels.TABLE, dmn);
        Map<List<Object>, Optional<Target>> known = new HashMap<>();
        return new Proposal.OfTable(
                calendars,
                (level, priority, tier) -> known.computeIfAbsent(
                        List.of(level, priority, String.valueOf(tier)), asked -> target(trial, level, priority, tier)));
    }

    private static Optional<Target> target(
            Function<Map<String, @Nullable Object>, List<Map<String, @Nullable Object>>> trial,
            String level,
            int priority,
            @Nullable String tier) {
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        inputs.put("level", level);
        inputs.put("priority", priority);
        inputs.put("customerTier", tier);
        try {
            return trial.apply(inputs).stream().findFirst().map(Target::of);
        } catch (CalendarRefused unreadable) {
            return Optional.empty();
        }
    }

    /** What each line makes of something opened then, and what the table in force makes of it. */
    List<WorkedExample> examples(@Nullable List<ServiceLevelLine> lines, @Nullable Instant openedAt) {
        if (lines == null || openedAt == null) {
            return List.of();
        }
        if (Duration.between(clock.instant(), openedAt).abs().compareTo(FARTHEST) > 0) {
            throw new CalendarInvalid("openedAt", "example.far");
        }
        Map<List<String>, ServiceLevelLine> inForce = lines().stream()
                .collect(Collectors.toMap(ServiceLevelLine::question, line -> line, (first, second) -> first));
        return lines.stream()
                .map(line -> line.example(openedAt, inForce.get(line.question()), calendars))
                .toList();
    }

    /** Puts these lines in force; throws {@link ChangedMeanwhile} when the table is not what the caller has read. */
    Recomputation change(@Nullable List<ServiceLevelLine> lines, @Nullable String expectedVersion, String by) {
        List<ServiceLevelLine> checked = checked(lines);
        if (expectedVersion == null) {
            throw new CalendarInvalid("expectedVersion", "version.of-table");
        }
        if (!version().equals(expectedVersion)) {
            throw new ChangedMeanwhile("the service levels", version());
        }
        byte[] dmn = written(checked);
        int next = number(expectedVersion) + 1;
        return Objects.requireNonNull(transaction.execute(status -> {
            door.publish(ServiceLevels.TABLE, dmn, by);
            if (number(version()) != next) {
                throw new ChangedMeanwhile("the service levels", version());
            }
            return recomputing.begin(Subject.SERVICE_LEVELS, ServiceLevels.TABLE, version(), by);
        }));
    }

    /** The engine counts the versions of a table, one deployment after the other: {@code service-levels:3:…}. */
    private static int number(String version) {
        return Integer.parseInt(version.split(":")[1]);
    }

    /** Refuses a calendar with too few open hours for a level that counts by it. */
    void demandDueDates(BusinessCalendar then) {
        for (ServiceLevelLine line : lines()) {
            if (then.key().equals(line.calendar())) {
                line.demandDueDate(then, clock.instant());
            }
        }
    }

    private byte[] written(List<ServiceLevelLine> lines) {
        byte[] source =
                decisions.source(ServiceLevels.TABLE).orElseThrow(() -> new CalendarInvalid("items", "table.none"));
        return table.written(source, lines);
    }

    private List<ServiceLevelLine> checked(@Nullable List<ServiceLevelLine> lines) {
        if (lines == null || lines.isEmpty() || lines.size() > MOST_LINES || lines.contains(null)) {
            throw new CalendarInvalid("items", "lines.count", MOST_LINES);
        }
        Set<List<String>> seen = new HashSet<>();
        for (int at = 0; at < lines.size(); at++) {
            ServiceLevelLine line = lines.get(at);
            line.check("items[" + at + "]", calendars, clock.instant());
            if (!seen.add(line.question())) {
                throw new CalendarInvalid("items[" + at + "].level", "line.twice");
            }
        }
        return lines;
    }
}
