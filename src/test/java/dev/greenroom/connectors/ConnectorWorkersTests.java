package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorWorkersTests {

    private static final Map<String, Object> LOAN = Map.of("amount", 20000, "iban", "NL91ABNA0417164300");

    private final EngineBench bench = new EngineBench();
    private final Bell bell = new Bell();
    private final Gate gate = new Gate();
    private final HeldTasks held = bench.held("w");
    private final ConnectorWorkers workers =
            new ConnectorWorkers(bench.worker(held, gate), held, bell, EngineBench.settings());

    @AfterEach
    void close() {
        gate.open.countDown();
        workers.stop();
        bench.close();
    }

    @Test
    void servesWhatTheBellAnnounces() {
        gate.open.countDown();
        workers.start();
        String loan = bench.start("payment.payout", LOAN);
        bell.ring();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(bench.step(loan)).isEqualTo("Task_After"));
    }

    @Test
    void neverCallsMoreAtOnceThanItHasThreads() {
        for (int loan = 0; loan < 6; loan++) {
            bench.start("payment.payout", LOAN);
        }
        workers.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> gate.inside.get() == 2);
        assertThat(bench.engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .locked()
                        .count())
                .as("it takes no more than it can call")
                .isEqualTo(2);
        gate.open.countDown();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bench.engine
                                .getExternalTaskService()
                                .createExternalTaskQuery()
                                .count()
                        == 0);
        assertThat(gate.most.get()).isEqualTo(2);
    }

    @Test
    void stopsAfterTheCallThatRuns() throws InterruptedException {
        String loan = bench.start("payment.payout", LOAN);
        workers.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> gate.inside.get() == 1);
        Thread stopping = new Thread(workers::stop);
        stopping.start();
        await().until(() -> !workers.isRunning());
        gate.open.countDown();
        stopping.join(10_000);
        assertThat(stopping.isAlive()).isFalse();
        assertThat(bench.step(loan)).isEqualTo("Task_After");
    }

    private static final class Gate implements Connector {

        final CountDownLatch open = new CountDownLatch(1);
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        public String topic() {
            return "payment.payout";
        }

        @Override
        public List<String> reads() {
            return List.of("amount");
        }

        @Override
        public Map<String, Object> run(Errand errand) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                if (!open.await(10, TimeUnit.SECONDS)) {
                    throw CallFailed.passing("The gate stayed shut.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inside.decrementAndGet();
            }
            return Map.of();
        }
    }
}
