package dev.greenroom.replay;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** One line that is written over itself: cases done, cases a second, the simulated date. */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final long PAUSE = 250_000_000L;

    private final PrintStream out;
    private final int total;
    private long lastDrawn;

    ProgressBar(PrintStream out, int total) {
        this.out = out;
        this.total = total;
    }

    void show(int done, Tally tally, Instant date) {
        long now = System.nanoTime();
        if (done < total && now - lastDrawn < PAUSE) {
            return;
        }
        lastDrawn = now;
        int filled = total == 0 ? WIDTH : (int) ((long) done * WIDTH / total);
        out.printf(
                Locale.ROOT,
                "\r[%s%s] %3d %%  %d cases  %.1f cases/s  %s ",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                total == 0 ? 100 : (long) done * 100 / total,
                tally.startedCases(),
                tally.startedCases() / Math.max(0.001, tally.secondsTaken()),
                LocalDate.ofInstant(date, ZoneOffset.UTC));
        out.flush();
    }

    void end() {
        out.println();
    }
}
