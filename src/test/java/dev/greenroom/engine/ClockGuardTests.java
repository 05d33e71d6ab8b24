package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomPostgresTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;

@GreenroomPostgresTest
class ClockGuardTests {

    private static final String TOPIC = "payment.clock-guard";

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final DataSource database;
    private final ClockGuard guard;

    ClockGuardTests(
            @Autowired ProcessEngine engine,
            @Autowired ProcessEngineConfigurationImpl configuration,
            @Autowired DataSource database) {
        this.engine = engine;
        this.configuration = configuration;
        this.database = database;
        this.guard = new ClockGuard(Clock.systemUTC(), database, configuration);
    }

    @AfterEach
    void right() {
        guard.compare(Duration.ZERO);
    }

    @Test
    void aClockLikeTheDatabasesIsFine() {
        guard.look();
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aClockOfAnotherHourIsNot() {
        ClockGuard wrong =
                new ClockGuard(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)), database, configuration);
        wrong.look();
        assertThat(wrong.health().getStatus()).isEqualTo(Status.DOWN);
        wrong.compare(Duration.ZERO);
        assertThat(wrong.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void someSecondsAreWarnedOfOnly() {
        guard.compare(Duration.ofSeconds(9));
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);
        guard.compare(Duration.ofSeconds(-11));
        assertThat(guard.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aNodeThatIsFarOffGivesNoWorkToWorkers() {
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .addString("guard.bpmn", Models.worked("clock-guard", TOPIC))
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("clock-guard", Map.of());
        guard.compare(Duration.ofMinutes(6));
        assertThat(fetch()).isEmpty();
        guard.compare(Duration.ofMillis(3));
        assertThat(fetch()).hasSize(1);
    }

    @Test
    void aNodeThatIsFarOffStartsNoJobs() {
        configuration.getJobExecutor().start();
        try {
            guard.compare(Duration.ofHours(1));
            assertThat(configuration.getJobExecutor().isActive()).isFalse();
            guard.compare(Duration.ZERO);
            assertThat(configuration.getJobExecutor().isActive()).isTrue();
        } finally {
            configuration.getJobExecutor().shutdown();
        }
        guard.compare(Duration.ofHours(1));
        guard.compare(Duration.ZERO);
        assertThat(configuration.getJobExecutor().isActive()).isFalse();
    }

    private List<LockedExternalTask> fetch() {
        ExternalTaskService tasks = engine.getExternalTaskService();
        return tasks.fetchAndLock(5, "w1").topic(TOPIC, 60_000).execute();
    }
}
