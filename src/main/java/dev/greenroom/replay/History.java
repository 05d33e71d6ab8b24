package dev.greenroom.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A log of loan applications: its cases, and all its events in the order they happened. */
record History(Map<String, CaseStory> stories, List<LogEvent> events) {

    /** Reads {@code case_id, activity, timestamp, resource, lifecycle, AMOUNT_REQ} as gzip CSV, columns in any order. */
    static History read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return read(lines);
        }
    }

    static History read(BufferedReader lines) throws IOException {
        String head = lines.readLine();
        if (head == null) {
            throw new IllegalArgumentException("The log is empty.");
        }
        Columns columns = Columns.of(head);
        Map<String, List<LogEvent>> cases = new LinkedHashMap<>();
        Map<String, BigDecimal> amounts = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split(",", -1);
            LogEvent event = columns.event(fields);
            cases.computeIfAbsent(event.caseId(), id -> new ArrayList<>()).add(event);
            amounts.putIfAbsent(event.caseId(), columns.amount(fields));
        }
        Map<String, CaseStory> stories = new LinkedHashMap<>();
        cases.forEach((id, events) -> {
            events.sort(Comparator.comparing(LogEvent::at));
            stories.put(id, new CaseStory(id, amounts.getOrDefault(id, BigDecimal.ONE), events));
        });
        return of(stories);
    }

    private static History of(Map<String, CaseStory> stories) {
        List<LogEvent> events = new ArrayList<>();
        stories.values().forEach(story -> events.addAll(story.events()));
        events.sort(Comparator.comparing(LogEvent::at));
        return new History(stories, List.copyOf(events));
    }

    /** Only the last {@code most} cases to arrive, so that those still open at the log's end are among them. */
    History latest(int most) {
        Map<String, CaseStory> kept = new LinkedHashMap<>();
        stories.values().stream()
                .sorted(Comparator.comparing(CaseStory::arrived).reversed())
                .limit(most)
                .forEach(story -> kept.put(story.caseId(), story));
        return of(kept);
    }

    /** As if the log had been taken at {@code end}. */
    History until(Instant end) {
        Map<String, CaseStory> kept = new LinkedHashMap<>();
        stories.forEach((id, story) -> {
            List<LogEvent> before = story.events().stream()
                    .filter(event -> event.at().isBefore(end))
                    .toList();
            if (!before.isEmpty()) {
                kept.put(id, new CaseStory(id, story.amount(), before));
            }
        });
        return of(kept);
    }

    /** The same history at another time. */
    History moved(Duration shift) {
        if (shift.isZero()) {
            return this;
        }
        Map<String, CaseStory> moved = new LinkedHashMap<>();
        stories.forEach((id, story) -> moved.put(
                id,
                new CaseStory(
                        id,
                        story.amount(),
                        story.events().stream().map(event -> event.moved(shift)).toList())));
        return of(moved);
    }

    CaseStory story(String caseId) {
        return Objects.requireNonNull(stories.get(caseId));
    }

    Instant end() {
        return events.get(events.size() - 1).at();
    }

    private record Columns(int caseId, int activity, int timestamp, int resource, int lifecycle, int amount) {

        static Columns of(String head) {
            List<String> names = Arrays.asList(head.split(",", -1));
            Columns columns = new Columns(
                    names.indexOf("case_id"),
                    names.indexOf("activity"),
                    names.indexOf("timestamp"),
                    names.indexOf("resource"),
                    names.indexOf("lifecycle"),
                    names.indexOf("AMOUNT_REQ"));
            if (columns.caseId < 0 || columns.activity < 0 || columns.timestamp < 0 || columns.lifecycle < 0) {
                throw new IllegalArgumentException(
                        "The log needs the columns case_id, activity, timestamp and lifecycle; it has " + head + ".");
            }
            return columns;
        }

        LogEvent event(String[] fields) {
            String life = fields[lifecycle].toUpperCase(Locale.ROOT);
            return new LogEvent(
                    fields[caseId],
                    fields[activity],
                    instant(fields[timestamp]),
                    resource < 0 ? "" : fields[resource],
                    LogEvent.Life.valueOf(life));
        }

        BigDecimal amount(String[] fields) {
            return amount < 0 || fields[amount].isBlank() ? BigDecimal.ZERO : new BigDecimal(fields[amount]);
        }

        private static Instant instant(String text) {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }
}
