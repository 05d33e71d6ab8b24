package dev.greenroom.engine.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The skills a step asks for, each with the least level (1 to 5): {@code motor:2, english}. Levels default to 1. */
public record NeededSkills(SortedMap<String, Integer> levels) {

    private static final int MOST = 15;
    private static final int LONGEST = 24;
    private static final Pattern ONE = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)(?:\\s*:\\s*([1-5]))?");

    public NeededSkills {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
    }

    public static NeededSkills of(ProcessModel.Step step) {
        return read(step.properties().get("skills"));
    }

    /** A model of another house may say anything; what is no skill asks for nothing. */
    public static NeededSkills read(@Nullable String text) {
        TreeMap<String, Integer> levels = new TreeMap<>();
        if (text != null) {
            Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(one -> one.length() <= LONGEST)
                    .map(ONE::matcher)
                    .filter(Matcher::matches)
                    .limit(MOST)
                    .forEach(one -> levels.merge(
                            one.group(1), one.group(2) == null ? 1 : Integer.parseInt(one.group(2)), Math::max));
        }
        return new NeededSkills(levels);
    }

    public boolean metBy(Map<String, Integer> has) {
        return levels.entrySet().stream().allMatch(needed -> has.getOrDefault(needed.getKey(), 0) >= needed.getValue());
    }

    /** Always the same words for the same skills; null when none is needed. */
    public @Nullable String text() {
        return levels.isEmpty()
                ? null
                : levels.entrySet().stream()
                        .map(needed -> needed.getKey() + ":" + needed.getValue())
                        .collect(Collectors.joining(", "));
    }
}
