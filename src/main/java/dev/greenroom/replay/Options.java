package dev.greenroom.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a replay was asked to do. */
record Options(Path log, int cases, @Nullable LocalDate until, boolean rebase, Path report) {

    static Options read(List<String> arguments) {
        Path log = null;
        int cases = Integer.MAX_VALUE;
        LocalDate until = null;
        boolean rebase = false;
        Path data = Path.of("data");
        Path report = null;
        for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            switch (word) {
                case "--cases" -> cases = number(value(word, words));
                case "--until" -> until = date(value(word, words));
                case "--rebase" -> rebase = true;
                case "--data" -> data = Path.of(value(word, words));
                case "--report" -> report = Path.of(value(word, words));
                default -> {
                    if (word.startsWith("--") || log != null) {
                        throw new IllegalArgumentException("Unknown: " + word);
                    }
                    log = Path.of(word);
                }
            }
        }
        if (log == null) {
            throw new IllegalArgumentException("Which log?");
        }
        return new Options(log, cases, until, rebase, report == null ? data.resolve("replay-report.txt") : report);
    }

    /** The same log with the same selection is the same run, to be gone on with. */
    String logId() {
        return log.getFileName()
                + (cases == Integer.MAX_VALUE ? "" : " cases " + cases)
                + (until == null ? "" : " until " + until);
    }

    History select(History whole) throws IOException {
        History cut = until == null
                ? whole
                : whole.until(until.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        History kept = cases == Integer.MAX_VALUE ? cut : cut.latest(cases);
        if (kept.events().isEmpty()) {
            throw new IOException("nothing is left of it");
        }
        return kept;
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return words.next();
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--cases needs a number, not " + text + ".", e);
        }
        throw new IllegalArgumentException("--cases needs a positive number.");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--until needs a date like 2012-01-31, not " + text + ".", e);
        }
    }
}
