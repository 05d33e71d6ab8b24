package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.Compiled;
import dev.greenroom.Http;
import dev.greenroom.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * Very many cases at risk in the same minute, among very many that are not, on a PostgreSQL that keeps what it commits.
 * Small by default; in full: {@code -Dgreenroom.storm.due=10000 -Dgreenroom.storm.pending=1000000
 * -Dsurefire.jvm=-XX:+UseParallelGC}, on a quiet machine.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "greenroom.clock=system",
            "greenroom.demo.history=false",
            Storm.TELLS_A_MACHINE,
            Storm.TELLS_A_MACHINE_WHERE,
            Storm.TELLS_A_MACHINE_SIGNED,
            "greenroom.notifications.webhooks[0].escalations=true"
        })
@Tag("timed")
@ActiveProfiles({"postgres", "test"})
@Import(DurablePostgres.class)
@DirtiesContext
class EscalationStormTests {

    private static final int DUE = Integer.getInteger("greenroom.storm.due", 200);
    private static final int PENDING = Integer.getInteger("greenroom.storm.pending", 2_000);
    private static final boolean IN_FULL = DUE >= 10_000;
    private static final int BEFORE = Integer.getInteger("greenroom.storm.before", IN_FULL ? 45_000 : DUE);
    private static final int READERS = 4;
    private static final Duration READS_EVERY = Duration.ofMillis(250);
    private static final String TOLD = "sla-at-risk";

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void everyEscalationComesOnceAndInTime() throws InterruptedException {
        Storm storm = new Storm(environment, jdbc);
        storm.gather(DUE + BEFORE, PENDING);
        warmUp(storm);

        Instant due = Instant.now().plusSeconds(2);
        storm.atRisk(1, DUE, due);
        Readers readers = new Readers();
        Spent before = Spent.soFar(jdbc);
        awaitTold(storm, DUE + BEFORE);
        double seconds = Duration.between(due, Instant.now()).toMillis() / 1000.0;
        long p95 = readers.p95();
        System.out.printf(
                "%d due among %d pending: the last after %.1f s; %s; %d reads of the list, p95 %d ms%n",
                DUE, PENDING, seconds, Spent.soFar(jdbc).each(DUE, before), readers.count(), p95);

        storm.cameOnce(TOLD, DUE + BEFORE, 60);
        if (IN_FULL) {
            assertThat(seconds).isLessThanOrEqualTo(10);
            assertThat(p95).isLessThan(100);
        }
    }

    /** The first lists and the first escalations are those of a service that has run for a while. */
    private void warmUp(Storm storm) throws InterruptedException {
        Readers readers = new Readers();
        storm.atRisk(DUE + 1, DUE + BEFORE, Instant.now());
        awaitTold(storm, BEFORE);
        readers.p95();
        Compiled.awaitRest();
    }

    private static void awaitTold(Storm storm, int count) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !storm.isDue() && storm.told(TOLD) >= count);
    }

    private long read() {
        long before = System.nanoTime();
        Http.Answer list = Http.of(environment).as("berta").get("/api/work?view=team");
        assertThat(list.status()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - before).toMillis();
    }

    /** People at their lists, each looking several times a second. */
    private final class Readers {

        private final List<Long> took = Collections.synchronizedList(new ArrayList<>());
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final List<Thread> people = new ArrayList<>();

        Readers() {
            for (int i = 0; i < READERS; i++) {
                Thread person = new Thread(this::look);
                person.start();
                people.add(person);
            }
        }

        private void look() {
            while (!stopped.get()) {
                took.add(read());
                LockSupport.parkNanos(READS_EVERY.toNanos());
            }
        }

        long p95() throws InterruptedException {
            stopped.set(true);
            for (Thread person : people) {
                person.join();
            }
            List<Long> sorted = took.stream().sorted().toList();
            return sorted.get((int) (sorted.size() * 0.95));
        }

        int count() {
            return took.size();
        }
    }
}
