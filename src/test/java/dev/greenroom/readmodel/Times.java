package dev.greenroom.readmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long things took, in milliseconds, by what they were. */
public final class Times {

    private final List<Double> all = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<Double>> each = Collections.synchronizedMap(new LinkedHashMap<>());

    public void take(String what, Runnable deed) {
        take(what, System.nanoTime(), deed);
    }

    /** The same of what was to begin at {@code began}, of {@link System#nanoTime}, whether it did or had to wait. */
    public void take(String what, long began, Runnable deed) {
        deed.run();
        double took = (System.nanoTime() - began) / 1e6;
        all.add(took);
        each.computeIfAbsent(what, none -> Collections.synchronizedList(new ArrayList<>()))
                .add(took);
    }

    public double at(int percent) {
        return at(all, percent);
    }

    public int size() {
        return all.size();
    }

    /** Those that took longer than this at p95. */
    public List<String> slow(double most) {
        return each.entrySet().stream()
                .filter(entry -> at(entry.getValue(), 95) > most)
                .map(entry -> "%s, p50 %.1f ms, p95 %.1f ms"
                        .formatted(entry.getKey(), at(entry.getValue(), 50), at(entry.getValue(), 95)))
                .toList();
    }

    private static double at(List<Double> times, int percent) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    @Override
    public String toString() {
        double mean =
                List.copyOf(all).stream().mapToDouble(each -> each).average().orElse(0);
        return "%,d, p50 %.1f ms, p95 %.1f ms, mean %.1f ms".formatted(all.size(), at(50), at(95), mean);
    }
}
