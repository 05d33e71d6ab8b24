package dev.greenroom.sla;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseStanding;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.TimeSplit.Part;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Turns a case's time from one part to the next, whichever door moved the case. */
@Component
@Order(1)
class HandOffClock implements CaseKeeper {

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final TimeSplits splits;

    HandOffClock(CaseViews cases, ProcessCatalog catalog, TimeSplits splits) {
        this.cases = cases;
        this.catalog = catalog;
        this.splits = splits;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        keep(new TreeMap<>(Map.of(rootInstanceId, facts)));
    }

    @Override
    public void keep(SortedMap<String, List<EngineFact>> factsOfRoot) {
        SortedMap<String, List<EngineFact>> moved = new TreeMap<>(factsOfRoot);
        moved.values().removeIf(facts -> facts.stream().allMatch(EngineFact.VariableWritten.class::isInstance));
        if (moved.isEmpty()) {
            return;
        }
        Map<String, TimeSplit> held = splits.held(moved.keySet());
        // Read under the locks: of two turns at once the second must see what the first has done.
        cases.standings(moved.keySet())
                .forEach((root, standing) ->
                        keep(root, standing, Optional.ofNullable(held.get(standing.reference())), facts(moved, root)));
    }

    private static List<EngineFact> facts(SortedMap<String, List<EngineFact>> moved, String root) {
        return moved.getOrDefault(root, List.of());
    }

    private void keep(String root, CaseStanding standing, Optional<TimeSplit> held, List<EngineFact> facts) {
        if (held.isPresent()) {
            TimeSplit turned = turned(held.get(), standing, facts);
            if (turned.part() != held.get().part()) {
                splits.change(standing.reference(), turned);
            }
        } else if (facts.stream().anyMatch(fact -> starts(root, fact))) {
            TimeSplit first = TimeSplit.begin(Part.SYSTEM, standing.openedAt());
            splits.add(standing.reference(), turned(first, standing, facts));
        }
    }

    private static boolean starts(String rootInstanceId, EngineFact fact) {
        return fact instanceof EngineFact.InstanceStarted started
                && started.instanceId().equals(rootInstanceId);
    }

    private TimeSplit turned(TimeSplit split, CaseStanding standing, List<EngineFact> facts) {
        Instant closedAt = standing.closedAt();
        if (!standing.open()) {
            return split.turn(null, closedAt == null ? CaseKeeper.last(facts) : closedAt);
        }
        Part now = part(standing);
        // A case that goes on again begins with the first thing that happens to it.
        TimeSplit going =
                split.part() == null ? split.turn(Part.SYSTEM, facts.get(0).at()) : split;
        return now == going.part() && split.part() != null ? split : going.turn(now, CaseKeeper.last(facts));
    }

    /** Whose the time is now. */
    Part part(CaseStanding standing) {
        if (standing.places().stream().anyMatch(place -> place.assignee() != null)) {
            return Part.WORKING;
        }
        if (standing.places().stream().anyMatch(place -> place.taskId() != null)) {
            return Part.QUEUED;
        }
        List<String> waits = standing.places().stream()
                .map(this::waitingFor)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return waits.contains("customer")
                ? Part.CUSTOMER
                : waits.contains("third-party") ? Part.THIRD_PARTY : Part.SYSTEM;
    }

    private @Nullable String waitingFor(CaseStanding.Place place) {
        try {
            Optional<ProcessModel.Step> step =
                    catalog.model(place.definitionId()).step(place.element());
            return step.map(ProcessModel.Step::waitingFor).orElse(null);
        } catch (UnknownProcess e) {
            return null;
        }
    }
}
