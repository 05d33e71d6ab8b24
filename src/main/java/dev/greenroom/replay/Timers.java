package dev.greenroom.replay;

import dev.greenroom.connectors.ExternalWork;
import dev.greenroom.shared.MovableClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine does by itself: timers at their due time, and everything that is due at once. */
@Component
public class Timers {

    private final ManagementService management;
    private final ExternalWork outside;
    private final OpenItems items;
    private final JdbcClient jdbc;
    private final Set<String> broken = new HashSet<>();
    private @Nullable Instant earliest;
    private volatile boolean known;

    Timers(ManagementService management, ExternalWork outside, OpenItems items, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.management = management;
        this.outside = outside;
        this.items = items;
    }

    /** Finding the next timer must not read every job there is. */
    public void prepare() {
        jdbc.sql("create index if not exists replay_job_due on ACT_RU_JOB (DUEDATE_)")
                .update();
    }

    /** Something changed that may have set or ended a timer. */
    public void forget() {
        known = false;
    }

    /** Fires what is due until then, each at its own time; how many fired. */
    public int fireUntil(Instant until, MovableClock clock) {
        int fired = 0;
        for (Job job = next(until); job != null && !due(job).isAfter(until); job = next(until)) {
            if (due(job).isAfter(clock.instant())) {
                clock.moveTo(due(job));
            }
            fire(job);
            fired++;
        }
        return fired;
    }

    private void fire(Job job) {
        known = false;
        try {
            management.executeJob(job.getId());
            settle(job.getProcessInstanceId());
        } catch (RuntimeException e) {
            // Not a second time: whoever runs the service later sees it with its retries.
            broken.add(job.getId());
            throw e;
        }
    }

    /** Lets a case come to rest: outside work and jobs without a date, until people have it or it has ended. */
    void settle(String instanceId) {
        known = false;
        while (items.sawNewStep() ? outside.round() > 0 : !items.isAtRest(instanceId) && runReady(instanceId)) {
            // One thing led to another.
        }
    }

    /** The same for a case where several things may be going on at once. */
    public void settleAll(String instanceId) {
        known = false;
        boolean moved = true;
        while (moved) {
            boolean done = items.sawNewStep() && outside.round() > 0;
            moved = runReady(instanceId) || done;
        }
    }

    /** Whatever waits for another try by now, in any case. */
    public void sweep() {
        known = false;
        outside.drain();
        management
                .createJobQuery()
                .messages()
                .active()
                .withRetriesLeft()
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    private boolean runReady(String instanceId) {
        List<String> ready = jdbc.sql("select ID_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ = :instance"
                        + " and TYPE_ = 'message' and RETRIES_ > 0")
                .param("instance", instanceId)
                .query(String.class)
                .list();
        ready.forEach(management::executeJob);
        return !ready.isEmpty();
    }

    private @Nullable Job next(Instant until) {
        if (!known) {
            earliest = jdbc.sql("select min(DUEDATE_) from ACT_RU_JOB")
                    .query(Timestamp.class)
                    .optional()
                    .map(Timestamp::toInstant)
                    .orElse(null);
            known = true;
        }
        if (earliest == null || earliest.isAfter(until)) {
            return null;
        }
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1 + broken.size())
                .stream()
                .filter(job -> !broken.contains(job.getId()))
                .findFirst()
                .orElse(null);
    }

    private static Instant due(Job job) {
        return job.getDuedate().toInstant();
    }
}
