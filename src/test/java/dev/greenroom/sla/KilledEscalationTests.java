package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.JavaMachine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** Nodes on one database: one that escalates is killed in the middle of it, one that puts messages together as well; others finish. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "camunda.bpm.job-execution.lock-time-in-millis=5000",
            "greenroom.clock=system",
            "greenroom.demo.history=false",
            Storm.TELLS_A_MACHINE,
            Storm.TELLS_A_MACHINE_WHERE,
            Storm.TELLS_A_MACHINE_SIGNED,
            Storm.MAILS,
            Storm.MAILS_AT,
            Storm.MAILS_FROM,
            Storm.MAILS_PLAIN,
            "greenroom.notifications.webhooks[0].escalations=true"
        })
@ActiveProfiles({"postgres", "test"})
@Import(DurablePostgres.class)
@DirtiesContext
class KilledEscalationTests {

    private static final int CASES = 1_000;
    private static final String AT_RISK = "sla-at-risk";
    private static final String LATE = "sla-late";
    /** What cases begin with, and what being at risk and being late add. */
    private static final int RAISED = 50 + 10 + 20;

    /** What a node does last of all when it puts messages together. */
    private static final String WAITING =
            "from pg_stat_activity where wait_event_type = 'Lock'" + " and query like 'delete from escalation_told%'";

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private EmbeddedPostgres postgres;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyEscalationComesOnceThoughTheNodeThatEscalatesIsKilled() throws Exception {
        Storm storm = new Storm(environment, jdbc);
        storm.hasAReader();
        storm.gather(CASES, 2_000);
        engine.getJobExecutor().shutdown();
        Instant past = Instant.now().minusSeconds(1);
        storm.atRisk(1, CASES, past);
        storm.late(1, CASES, past);

        Process other = otherNode();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> storm.told(LATE) > CASES / 20 || !other.isAlive());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(storm.told(AT_RISK))
                .as("killed in the middle; it said %s", said())
                .isBetween(1L, CASES - 1L);
        assertThat(jdbc.queryForObject("select count(*) from act_ru_job where lock_owner_ is not null", Long.class))
                .as("what the killed node had taken")
                .isPositive();

        engine.getJobExecutor().start();
        await().atMost(Duration.ofMinutes(1)).until(() -> storm.told(LATE) >= CASES && storm.told(AT_RISK) >= CASES);
        storm.cameOnce(AT_RISK, CASES, RAISED);
        storm.cameOnce(LATE, CASES, RAISED);
        killedWhilePuttingTogether(storm);
        Process last = otherNode();
        try {
            storm.toldOnce(CASES, CASES);
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    /** All is in messages then, and nothing of it is committed: the node waits for what we hold. */
    private void killedWhilePuttingTogether(Storm storm) throws Exception {
        long before;
        Process bundling = otherNode();
        try (Connection held = source.getConnection();
                Statement holding = held.createStatement()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> said().contains("Started Greenroom"));
            held.setAutoCommit(false);
            holding.execute("select id from escalation_told for update");
            before = storm.toColleague();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !jdbc.queryForList("select pid " + WAITING).isEmpty());
            bundling.destroyForcibly().waitFor();
            // A connection that waits does not see that its other side has gone, and would delete after all.
            jdbc.queryForList("select pg_terminate_backend(pid) " + WAITING);
            await().until(() -> jdbc.queryForList("select pid " + WAITING).isEmpty());
            held.rollback();
        } finally {
            bundling.destroyForcibly().waitFor();
        }
        assertThat(storm.toColleague())
                .as("nothing of what the killed node was putting together")
                .isEqualTo(before);
    }

    private String said() throws IOException {
        // It is being written: its last character may be there by half.
        return new String(Files.readAllBytes(folder.resolve("node.log")), StandardCharsets.UTF_8);
    }

    private Process otherNode() throws IOException {
        return JavaMachine.startService(
                List.of(
                        "--spring.profiles.active=postgres",
                        "--server.port=0",
                        "--greenroom.data=" + folder,
                        "--greenroom.demo.history=false",
                        "--greenroom.connectors.workers=false",
                        "--" + Storm.TELLS_A_MACHINE,
                        "--" + Storm.TELLS_A_MACHINE_WHERE,
                        "--" + Storm.TELLS_A_MACHINE_SIGNED,
                        "--" + Storm.MAILS,
                        "--" + Storm.MAILS_AT,
                        "--" + Storm.MAILS_FROM,
                        "--" + Storm.MAILS_PLAIN,
                        "--greenroom.notifications.webhooks[0].escalations=true",
                        "--camunda.bpm.job-execution.lock-time-in-millis=5000",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres"),
                folder.resolve("node.log"));
    }
}
