package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.sla.calendar.CalendarRefused;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is wrong with the service levels that a model names; for the door that models come through. */
@Component
public class LevelFindings {

    /** The key of the service-level table. */
    public static final String TABLE = ServiceLevels.TABLE;

    private static final List<Integer> PRIORITIES = List.of(Deadlines.NORMAL_PRIORITY, 0, 100);

    private final Decisions decisions;
    private final ServiceLevelTable table;
    private final Calendars calendars;

    LevelFindings(Decisions decisions, ServiceLevelTable table, Calendars calendars) {
        this.decisions = decisions;
        this.table = table;
        this.calendars = calendars;
    }

    /** Why a level has no target, by the table in force; empty when it has one, or when there is no table to ask. */
    public Function<String, Optional<String>> problems() {
        Optional<byte[]> source = decisions.source(TABLE);
        if (source.isEmpty()) {
            return level -> Optional.empty();
        }
        Set<String> lines =
                table.lines(source.get()).stream().map(ServiceLevelLine::level).collect(Collectors.toSet());
        // A model may have hundreds of steps: the table is evaluated only for what it may have a line for, and once.
        boolean some = lines.stream().allMatch(LevelFindings::isOneLevel);
        Map<String, Optional<String>> known = new HashMap<>();
        return level -> some && !lines.contains(level)
                ? Optional.of(noLine(level))
                : known.computeIfAbsent(level, this::problem);
    }

    private static boolean isOneLevel(String cell) {
        return !cell.isEmpty() && !cell.startsWith("=");
    }

    private static String noLine(String level) {
        return "The service level '" + level + "' has no line in the service-level table.";
    }

    private Optional<String> problem(String level) {
        return PRIORITIES.stream()
                .flatMap(priority -> rule(level, priority))
                .findFirst()
                .map(rule -> unreadable(level, rule))
                .orElseGet(() -> Optional.of(noLine(level)));
    }

    /** What a service-level table says nothing about that is asked by the desk, in words. */
    public List<String> unsaid(byte[] source) {
        return ServiceLevelTable.unsaid(table.lines(source)).stream()
                .map(level -> "The table has no line '" + level + "': what the desk asks is to be answered as shipped.")
                .toList();
    }

    /** What counts instead, in words. */
    public static String instead(boolean wholeCase) {
        return "The line '" + (wholeCase ? ServiceLevels.ANY_CASE : ServiceLevels.ANY_STEP)
                + "' of the table counts instead.";
    }

    private Stream<Map<String, @Nullable Object>> rule(String level, int priority) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        asked.put("level", level);
        asked.put("priority", priority);
        asked.put("customerTier", null);
        return decisions.evaluate(TABLE, asked).stream();
    }

    private Optional<String> unreadable(String level, Map<String, @Nullable Object> rule) {
        try {
            Target target = Target.of(rule);
            return calendars.find(target.calendar()).isPresent()
                    ? Optional.empty()
                    : Optional.of("The service level '" + level + "' counts by the calendar '" + target.calendar()
                            + "', and there is none of that name.");
        } catch (CalendarRefused refused) {
            return Optional.of("The service level '" + level + "' has no readable target: " + refused.getMessage());
        }
    }
}
