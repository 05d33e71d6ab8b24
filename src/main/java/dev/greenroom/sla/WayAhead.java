package dev.greenroom.sla;

import dev.greenroom.engine.catalog.Flows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/** Finds the way from an element to an end of its process that asks for the least time by its targets. Pure. */
final class WayAhead {

    /** An office is open about 40 of the 168 hours of a week, on 5 of its 7 days. */
    private static final double WEEK_PER_OPEN_HOURS = 168.0 / 40;

    private static final double WEEK_PER_OPEN_DAYS = 7.0 / 5 * 86_400_000;

    private final Flows flows;
    private final Function<String, Optional<Target>> targets;

    WayAhead(Flows flows, Function<String, Optional<Target>> targets) {
        this.flows = flows;
        this.targets = targets;
    }

    /** The targets to come, in order, and about how much time they are together. */
    record Way(List<Target> targets, double weight) {

        static final Way NONE = new Way(List.of(), 0);
    }

    private record Reached(String element, double weight) {}

    /** The shortest way behind {@code element}, which itself is not part of it; none when no end is reached. */
    Way from(String element) {
        Map<String, String> before = new HashMap<>();
        Map<String, Double> weights = new HashMap<>(Map.of(element, 0.0));
        Set<String> settled = new HashSet<>();
        PriorityQueue<Reached> open = new PriorityQueue<>(Comparator.comparingDouble(Reached::weight));
        open.add(new Reached(element, 0));
        while (!open.isEmpty()) {
            Reached here = open.remove();
            if (!settled.add(here.element())) {
                continue;
            }
            if (flows.ends().contains(here.element())) {
                return way(here, element, before);
            }
            for (String next : flows.after(here.element())) {
                double weight = here.weight()
                        + targets.apply(next).map(WayAhead::weight).orElse(0.0);
                if (weight < weights.getOrDefault(next, Double.MAX_VALUE)) {
                    weights.put(next, weight);
                    before.put(next, here.element());
                    open.add(new Reached(next, weight));
                }
            }
        }
        return Way.NONE;
    }

    private Way way(Reached end, String from, Map<String, String> before) {
        List<Target> way = new ArrayList<>();
        String element = end.element();
        while (element != null && !element.equals(from)) {
            Optional<Target> target = targets.apply(element);
            if (target.isPresent()) {
                way.add(0, target.get());
            }
            element = before.get(element);
        }
        return new Way(List.copyOf(way), end.weight());
    }

    private static double weight(Target target) {
        return switch (target.unit()) {
            case BUSINESS_HOURS -> target.amount() * WEEK_PER_OPEN_HOURS;
            case BUSINESS_DAYS -> target.amount() * WEEK_PER_OPEN_DAYS;
            case CALENDAR_HOURS, CALENDAR_DAYS -> target.amount();
        };
    }
}
