package dev.greenroom.replay;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a replay found, for people. */
final class Report {

    private static final int MOST = 20;

    private Report() {}

    static String of(String log, Tally tally) {
        StringBuilder text = new StringBuilder();
        line(text, "Replay of %s", log);
        line(
                text,
                "%d cases in %.0f s: %.1f cases/s, %d timers fired",
                tally.startedCases(),
                tally.secondsTaken(),
                tally.startedCases() / Math.max(0.001, tally.secondsTaken()),
                tally.firedTimers());
        line(
                text,
                "Work items: %.2f %% of %d sessions of work in the log met their open work item",
                100 * tally.matchedShare(),
                tally.workItems());
        tally.byActivity()
                .forEach((activity, row) -> line(
                        text,
                        "  %-34s %6d of %6d (%.2f %%)",
                        activity,
                        row[1],
                        row[0],
                        100.0 * row[1] / Math.max(1, row[0])));
        line(
                text,
                "Outcomes: %.2f %% of %d ended cases ended as in the log",
                100 * tally.agreeingShare(),
                tally.endedCases());
        Map<String, Long> pairs = new TreeMap<>(tally.endingPairs());
        pairs.forEach((pair, count) -> line(text, "  log / process: %-30s %6d", pair, count));
        line(text, "Misfits, the most frequent first (with one case of the log to look at):");
        tally.topMisfits(MOST)
                .forEach(misfit -> line(text, "  %6d  %s (case %s)", misfit.count(), misfit.kind(), misfit.example()));
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
