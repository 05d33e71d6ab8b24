package dev.greenroom.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Which of two orders of the calls to make foresaw better who called: by the promised day, or by how long ago what is left
 * to do stopped fitting before it. Compared among customers whom nobody had called, since who was called need not call. Pure.
 */
@Schema(name = "CallOrder")
record CallOrder(
        @Schema(description = "On how many days the two were compared") int days,
        @Schema(
                        description =
                                "Cases of the list whose customers asked within a day, before anybody called them; each day counts anew")
                int callers,
        @Schema(description = "How many of them were among the first 20 by the promised day") int dueHits,
        @Schema(description = "How many were among the first 20 by likelihood") int likelyHits,
        @Schema(description = "How many only by the promised day") int dueOnly,
        @Schema(description = "How many only by likelihood") int likelyOnly) {

    /** So many an office calls in a day. */
    static final int FIRST = 20;
    /** Of fewer callers nothing is concluded. */
    static final int ENOUGH = 100;

    static final CallOrder UNKNOWN = new CallOrder(0, 0, 0, 0, 0, 0);

    /** A case of the list of a day: its place in either order, and whether its customer was called, or asked first, within a day. */
    record Place(LocalDate day, String reference, int due, int likely, boolean wasCalled, boolean hasAsked) {}

    static CallOrder of(Collection<Place> places) {
        Map<LocalDate, List<Place>> days =
                places.stream().filter(place -> !place.wasCalled()).collect(Collectors.groupingBy(Place::day));
        CallOrder sum = UNKNOWN;
        for (List<Place> day : days.values()) {
            sum = sum.plus(ofDay(day));
        }
        return sum;
    }

    private static CallOrder ofDay(List<Place> day) {
        Set<String> callers =
                day.stream().filter(Place::hasAsked).map(Place::reference).collect(Collectors.toSet());
        Set<String> byDue = first(day, Place::due);
        Set<String> byLikely = first(day, Place::likely);
        byDue.retainAll(callers);
        byLikely.retainAll(callers);
        int both = (int) byDue.stream().filter(byLikely::contains).count();
        return new CallOrder(
                1, callers.size(), byDue.size(), byLikely.size(), byDue.size() - both, byLikely.size() - both);
    }

    private static Set<String> first(List<Place> day, ToIntFunction<Place> place) {
        return day.stream()
                .sorted(Comparator.comparingInt(place))
                .limit(FIRST)
                .map(Place::reference)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private CallOrder plus(CallOrder other) {
        return new CallOrder(
                days + other.days,
                callers + other.callers,
                dueHits + other.dueHits,
                likelyHits + other.likelyHits,
                dueOnly + other.dueOnly,
                likelyOnly + other.likelyOnly);
    }

    boolean isMeasured() {
        return callers >= ENOUGH;
    }

    /** Better by more than chance: twice the standard error of the callers that only one of the orders foresaw. */
    boolean likelyIsBetter() {
        return isMeasured() && likelyOnly - dueOnly > 2 * Math.sqrt((double) likelyOnly + dueOnly);
    }
}
