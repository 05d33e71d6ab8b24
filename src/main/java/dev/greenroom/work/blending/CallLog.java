package dev.greenroom.work.blending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Calls as a contact center logged them: when each wanted a person, how long it waited, and how long the talk was. Calls
 * that ended with the machine, before they wanted a person, are left out.
 */
record CallLog(List<Call> calls) {

    private static final List<String> COLUMNS =
            List.of("arrived", "vru_s", "queue_start", "queue_s", "outcome", "service_s");

    /** One call: {@code talk} is zero when the caller gave up after {@code waited}. */
    record Call(LocalDateTime wantsPerson, Duration waited, Duration talk, boolean answered) {}

    /** Reads a log; the columns may stand in any order. */
    static CallLog read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String head = lines.readLine();
            List<String> names = head == null ? List.of() : Arrays.asList(head.split(","));
            for (String column : COLUMNS) {
                if (!names.contains(column)) {
                    throw new IOException("The log has no column " + column);
                }
            }
            List<Call> calls = new ArrayList<>();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                try {
                    call(names, line.split(",", -1)).ifPresent(calls::add);
                } catch (RuntimeException odd) {
                    throw new IOException("Line " + number + " of the log is no call", odd);
                }
            }
            calls.sort(Comparator.comparing(Call::wantsPerson));
            return new CallLog(List.copyOf(calls));
        }
    }

    private static Optional<Call> call(List<String> names, String[] values) {
        String outcome = values[names.indexOf("outcome")].toUpperCase(Locale.ROOT);
        boolean answered = outcome.equals("AGENT");
        boolean gaveUp = outcome.equals("HANG") && !values[names.indexOf("queue_start")].isEmpty();
        if (!answered && !gaveUp) {
            return Optional.empty();
        }
        LocalDateTime wantsPerson = LocalDateTime.parse(values[names.indexOf("arrived")])
                .plusSeconds(Long.parseLong(values[names.indexOf("vru_s")]));
        return Optional.of(new Call(
                wantsPerson,
                Duration.ofSeconds(Long.parseLong(values[names.indexOf("queue_s")])),
                answered ? Duration.ofSeconds(Long.parseLong(values[names.indexOf("service_s")])) : Duration.ZERO,
                answered));
    }

    /** The calls of these days; the second is no longer among them. */
    CallLog between(LocalDate from, LocalDate until) {
        return new CallLog(calls.stream()
                .filter(call -> !call.wantsPerson().toLocalDate().isBefore(from)
                        && call.wantsPerson().toLocalDate().isBefore(until))
                .toList());
    }

    NavigableMap<LocalDate, List<Call>> byDay() {
        return calls.stream()
                .collect(Collectors.groupingBy(
                        call -> call.wantsPerson().toLocalDate(), TreeMap::new, Collectors.toList()));
    }

    LocalDate firstDay() {
        return calls.get(0).wantsPerson().toLocalDate();
    }

    LocalDate lastDay() {
        return calls.get(calls.size() - 1).wantsPerson().toLocalDate();
    }
}
