package dev.greenroom.sla;

import dev.greenroom.sla.TimeSplit.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts from a case's steps whose the time was. Who held a work item when is not written down with the steps, so working
 * and queued are one here: {@link Part#WORKING}. Pure.
 */
final class SplitRecount {

    private SplitRecount() {}

    /** A stay at a step: somebody here does it, or it waits for {@code whom}. */
    record Stay(Instant from, @Nullable Instant to, boolean ofPeople, @Nullable String whom) {

        boolean covers(Instant at) {
            return !from.isAfter(at) && (to == null || to.isAfter(at));
        }
    }

    static Map<Part, Duration> of(Instant openedAt, Instant until, List<Stay> stays) {
        TreeSet<Instant> turns = new TreeSet<>(List.of(openedAt, until));
        stays.stream()
                .flatMap(stay -> Stream.of(stay.from(), stay.to()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(at -> at.isAfter(openedAt) && at.isBefore(until))
                .sorted(Comparator.naturalOrder())
                .forEach(turns::add);
        Map<Part, Duration> spent = new EnumMap<>(Part.class);
        Instant from = openedAt;
        for (Instant to : turns.tailSet(openedAt, false)) {
            spent.merge(part(stays, from), Duration.between(from, to), Duration::plus);
            from = to;
        }
        return spent;
    }

    private static Part part(List<Stay> stays, Instant at) {
        List<Stay> open = stays.stream().filter(stay -> stay.covers(at)).toList();
        if (open.stream().anyMatch(Stay::ofPeople)) {
            return Part.WORKING;
        }
        return open.stream().anyMatch(stay -> "customer".equals(stay.whom()))
                ? Part.CUSTOMER
                : open.stream().anyMatch(stay -> "third-party".equals(stay.whom())) ? Part.THIRD_PARTY : Part.SYSTEM;
    }
}
