package dev.greenroom.replay;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.shared.MovableClock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** One run of a log: its events and the engine's timers in the order of their time, progress saved with what it marks. */
final class Replay {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private static final int MOST_TRIES = 4;

    private final CaseDriver driver;
    private final Timers timers;
    private final Progress progress;
    private final TransactionTemplate transaction;
    private final MovableClock clock;
    private final History history;
    private final long began = System.nanoTime();
    private final double before;
    private Progress.Run run;
    private Tally tally;
    private volatile boolean interrupted;

    Replay(
            CaseDriver driver,
            Timers timers,
            Progress progress,
            TransactionTemplate transaction,
            MovableClock clock,
            History history,
            Progress.Run run) {
        this.driver = driver;
        this.timers = timers;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
        this.history = history;
        this.run = run;
        this.tally = progress.tally(run.logId());
        this.before = tally.secondsTaken();
    }

    /** Stops after the running batch; the next start goes on from there. */
    void interrupt() {
        interrupted = true;
    }

    /** Plays from where the run stands to the log's end, unless interrupted; true when it came to the end. */
    boolean play(int batch, ProgressBar bar) {
        driver.resume(run.logId());
        clock.moveTo(history.events().get(Math.max(0, run.position() - 1)).at());
        while (run.position() < history.events().size() && !interrupted) {
            step(Math.min(history.events().size(), run.position() + batch));
            tally.took(before + (System.nanoTime() - began) / 1e9);
            bar.show(run.position(), tally, clock.instant());
        }
        if (!interrupted) {
            finish();
        }
        driver.rest();
        bar.end();
        return run.finished();
    }

    Tally tally() {
        return tally;
    }

    private void step(int to) {
        int from = run.position();
        String saved = progress.write(tally);
        try {
            apply(from, to);
        } catch (RuntimeException e) {
            log.debug("Taking events {} to {} one by one", from, to, e);
            rollBack(saved);
            for (int at = from; at < to; at++) {
                alone(at);
            }
        }
    }

    private void alone(int at) {
        String saved = progress.write(tally);
        for (int tries = 1; ; tries++) {
            try {
                apply(at, at + 1);
                return;
            } catch (RuntimeException e) {
                rollBack(saved);
                // What the house itself does beside it may have been at the same rows: nobody refused the event then.
                if (tries == MOST_TRIES || !DeadlockRetry.mayPass(e)) {
                    refused(at, e);
                    return;
                }
            }
        }
    }

    private void refused(int at, RuntimeException why) {
        LogEvent event = history.events().get(at);
        log.warn("{} of case {} was refused: {}", event.activity(), event.caseId(), why.toString());
        tally.misfit(event.activity() + " refused: " + why.getClass().getSimpleName(), event.caseId());
        transaction.executeWithoutResult(status -> progress.save(run.at(at + 1), tally));
        run = run.at(at + 1);
    }

    private void apply(int from, int to) {
        List<LogEvent> batch = history.events().subList(from, to);
        transaction.executeWithoutResult(status -> {
            for (LogEvent event : batch) {
                moveTo(event.at());
                driver.apply(run.logId(), history.story(event.caseId()), event, tally);
            }
            progress.save(run.at(to), tally);
        });
        run = run.at(to);
    }

    private void moveTo(Instant at) {
        tally.fired(timers.fireUntil(at, clock));
        if (at.isAfter(clock.instant())) {
            clock.moveTo(at);
        }
    }

    private void finish() {
        transaction.executeWithoutResult(status -> {
            moveTo(run.endsAt());
            history.stories().values().forEach(story -> driver.compareEnding(story, tally));
            progress.save(run.done(), tally);
        });
        run = run.done();
    }

    private void rollBack(String saved) {
        tally = progress.read(saved);
        driver.resume(run.logId());
    }
}
