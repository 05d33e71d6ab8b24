package dev.greenroom.replay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a replay has counted so far; saved with its progress, so that nothing is counted twice or lost. */
final class Tally {

    static final String OPEN = "open";

    @JsonProperty
    private final Map<String, Long> worked = new TreeMap<>();

    @JsonProperty
    private final Map<String, Long> matched = new TreeMap<>();

    @JsonProperty
    private final Map<String, Long> endings = new TreeMap<>();

    @JsonProperty
    private final Map<String, Long> misfits = new TreeMap<>();

    @JsonProperty
    private final Map<String, String> examples = new TreeMap<>();

    @JsonProperty
    private long started;

    @JsonProperty
    private long ended;

    @JsonProperty
    private long agreeing;

    @JsonProperty
    private long timers;

    @JsonProperty
    private double seconds;

    void started() {
        started++;
    }

    void fired(int more) {
        timers += more;
    }

    void took(double all) {
        seconds = all;
    }

    void workedAndMatched(String activity) {
        worked.merge(activity, 1L, Long::sum);
        matched.merge(activity, 1L, Long::sum);
    }

    void workedUnmatched(String activity, String where, String caseId) {
        worked.merge(activity, 1L, Long::sum);
        misfit(activity + " while the process " + where, caseId);
    }

    void misfit(String kind, String caseId) {
        misfits.merge(kind, 1L, Long::sum);
        examples.putIfAbsent(kind, caseId);
    }

    /** Compares how a case stands at the end; one that is open on both sides is none that ended. */
    void compare(String inLog, String inModel, String caseId) {
        if (inLog.equals(inModel) && inLog.equals(OPEN)) {
            return;
        }
        ended++;
        endings.merge(inLog + " / " + inModel, 1L, Long::sum);
        if (inLog.equals(inModel)) {
            agreeing++;
        } else {
            misfit("the log ends " + inLog + ", the process " + inModel, caseId);
        }
    }

    @JsonIgnore
    long startedCases() {
        return started;
    }

    @JsonIgnore
    long endedCases() {
        return ended;
    }

    @JsonIgnore
    long firedTimers() {
        return timers;
    }

    @JsonIgnore
    double secondsTaken() {
        return seconds;
    }

    @JsonIgnore
    long workItems() {
        return sum(worked);
    }

    @JsonIgnore
    long matchedItems() {
        return sum(matched);
    }

    @JsonIgnore
    double matchedShare() {
        return workItems() == 0 ? 1 : (double) matchedItems() / workItems();
    }

    @JsonIgnore
    double agreeingShare() {
        return ended == 0 ? 1 : (double) agreeing / ended;
    }

    /** Per activity: how many sessions of work, how many matched. */
    @JsonIgnore
    Map<String, long[]> byActivity() {
        Map<String, long[]> rows = new LinkedHashMap<>();
        worked.forEach((activity, count) -> rows.put(activity, new long[] {count, matched.getOrDefault(activity, 0L)}));
        return rows;
    }

    @JsonIgnore
    Map<String, Long> endingPairs() {
        return Map.copyOf(endings);
    }

    /** The most frequent kinds first, each with a case to look at. */
    @JsonIgnore
    List<Misfit> topMisfits(int most) {
        return misfits.entrySet().stream()
                .map(entry -> new Misfit(entry.getKey(), entry.getValue(), examples.getOrDefault(entry.getKey(), "")))
                .sorted(Comparator.comparingLong(Misfit::count).reversed().thenComparing(Misfit::kind))
                .limit(most)
                .toList();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One kind of disagreement between log and process. */
    record Misfit(String kind, long count, String example) {}
}
