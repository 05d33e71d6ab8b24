package dev.greenroom.engine;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Compares this node's clock with the database's, which all nodes share: locks and due dates are instants of the node's.
 * A node that is far off starts no timers and jobs, gives no work to workers, and says that it is ill, until its clock is
 * right again.
 */
class ClockGuard implements SmartInitializingSingleton, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);
    private static final Duration REMARKABLE = Duration.ofSeconds(2);
    private static final Duration UNBEARABLE = Duration.ofSeconds(10);

    private final Clock clock;
    private final DataSource database;
    private final ProcessEngineConfigurationImpl engine;
    private volatile boolean off;
    private boolean jobsRan;

    ClockGuard(Clock clock, DataSource database, ProcessEngineConfigurationImpl engine) {
        this.clock = clock;
        this.database = database;
        this.engine = engine;
    }

    @Override
    public void afterSingletonsInstantiated() {
        look();
    }

    /** Once a minute; H2 lives in this process and has this clock. */
    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            if (StartLock.isPostgres(database)) {
                compare(ahead());
            }
        } catch (SQLException | RuntimeException away) {
            LOG.warn("The database's clock could not be asked: {}", away.getMessage());
        }
    }

    private Duration ahead() {
        Instant before = clock.instant();
        Timestamp there = new JdbcTemplate(database).queryForObject("select clock_timestamp()", Timestamp.class);
        Instant after = clock.instant();
        // The database looked at its clock some time in between.
        Instant here = before.plus(Duration.between(before, after).dividedBy(2));
        return there == null ? Duration.ZERO : Duration.between(there.toInstant(), here);
    }

    synchronized void compare(Duration ahead) {
        boolean farOff = ahead.abs().compareTo(UNBEARABLE) > 0;
        if (farOff && !off) {
            LOG.error("This node's clock differs from the database's by {}: it starts no timers and jobs.", ahead);
            stop();
        } else if (!farOff && off) {
            LOG.warn("This node's clock is right again: it starts timers and jobs.");
            goOn();
        } else if (!off && ahead.abs().compareTo(REMARKABLE) > 0) {
            LOG.warn("This node's clock differs from the database's by {}.", ahead);
        }
    }

    private void stop() {
        off = true;
        JobExecutor jobs = engine.getJobExecutor();
        jobsRan = jobs.isActive();
        if (jobsRan) {
            jobs.shutdown();
        }
        keepWork(true);
    }

    private void goOn() {
        off = false;
        if (jobsRan) {
            engine.getJobExecutor().start();
        }
        keepWork(false);
    }

    private void keepWork(boolean kept) {
        engine.getCommandInterceptorsTxRequired().stream()
                .filter(KeptLocks.class::isInstance)
                .forEach(locks -> ((KeptLocks) locks).giveNone(kept));
    }

    @Override
    public Health health() {
        return (off ? Health.down() : Health.up()).build();
    }
}
