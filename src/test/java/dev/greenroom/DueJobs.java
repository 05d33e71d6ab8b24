package dev.greenroom;

import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Runs jobs in the test's own thread, in the order of their due dates. */
public final class DueJobs {

    private final ManagementService management;
    private final MovableClock clock;

    public DueJobs(ManagementService management, MovableClock clock) {
        this.management = management;
        this.clock = clock;
    }

    /** Runs everything that is due now, and what becomes due by it. */
    public void run() {
        while (runOne(clock.instant())) {}
    }

    /** Moves the clock on, stopping at each timer on the way. */
    public void advance(Duration duration) {
        Instant end = clock.instant().plus(duration);
        run();
        List<Job> next = next(end);
        while (!next.isEmpty()) {
            Instant due = next.get(0).getDuedate().toInstant();
            if (due.isAfter(clock.instant())) {
                clock.moveTo(due);
            }
            run();
            next = next(end);
        }
        clock.moveTo(end);
        run();
    }

    private List<Job> next(Instant end) {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(end))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
    }

    private boolean runOne(Instant now) {
        for (Job job : management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .executable()
                .list()) {
            if (job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(now)) {
                management.executeJob(job.getId());
                return true;
            }
        }
        return false;
    }
}
