package dev.greenroom.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which elements follow which in one version of a model, along its sequence flows, into sub-processes and out of them.
 * {@code ends} are the elements that end the process.
 */
public record Flows(Map<String, List<String>> next, Set<String> ends) {

    public Flows {
        next = Map.copyOf(next);
        ends = Set.copyOf(ends);
    }

    /** What follows an element directly; nothing for an unknown one. */
    public List<String> after(String element) {
        return next.getOrDefault(element, List.of());
    }
}
