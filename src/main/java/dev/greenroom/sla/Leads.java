package dev.greenroom.sla;

import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.Visibility;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who leads the groups that have work: {@code claims-lead} leads {@code claims-assessor}, as long as the service-level
 * table escalates anything to it; a group that nobody leads has the supervisors.
 */
@Component
public class Leads {

    private static final String LEAD = "-lead";

    private final Decisions decisions;
    private final ServiceLevelTable table;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    Leads(Decisions decisions, ServiceLevelTable table) {
        this.decisions = decisions;
        this.table = table;
    }

    /** Who hears of these items: whoever holds them, and those who lead their groups; {@code usual} where no group has a lead. */
    Set<String> told(List<TaskView> items, @Nullable String usual) {
        String otherwise = usual != null && usual.endsWith(LEAD) ? usual : Visibility.SUPERVISORS;
        Set<String> told = new LinkedHashSet<>();
        items.stream().map(TaskView::assignee).filter(Objects::nonNull).forEach(told::add);
        if (items.isEmpty()) {
            told.add(otherwise);
        }
        for (TaskView item : items) {
            List<String> leads =
                    item.groups().stream().flatMap(group -> of(group).stream()).toList();
            told.addAll(leads.isEmpty() ? List.of(otherwise) : leads);
        }
        return told;
    }

    /** The group that leads this one; a group of leads leads itself. */
    public Optional<String> of(String group) {
        if (group.endsWith(LEAD)) {
            return Optional.of(group);
        }
        Set<String> leads = known();
        return Stream.iterate(group, Leads::hasShorter, Leads::shorter)
                .map(name -> name + LEAD)
                .filter(leads::contains)
                .findFirst();
    }

    private static boolean hasShorter(String name) {
        return !name.isEmpty();
    }

    private static String shorter(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
    }

    private Set<String> known() {
        return decisions
                .latestVersion(ServiceLevels.TABLE)
                .map(version -> known.computeIfAbsent(version, this::read))
                .orElse(Set.of());
    }

    private Set<String> read(String version) {
        known.clear();
        return decisions.source(ServiceLevels.TABLE).map(table::lines).orElse(List.of()).stream()
                .map(ServiceLevelLine::escalateTo)
                .filter(group -> group != null && group.endsWith(LEAD))
                .map(Objects::requireNonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
