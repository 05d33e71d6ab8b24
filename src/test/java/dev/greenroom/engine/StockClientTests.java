package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Camunda's published Java client against the running service, with a name and a password. */
@GreenroomTest
class StockClientTests {

    private static final String TOPIC = "payment.stock-client";

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final MovableClock clock;
    private final String address;

    StockClientTests(
            @Autowired ApplicationContext context,
            @Autowired ProcessEngine engine,
            @Autowired MovableClock clock,
            @Autowired Environment environment) {
        this.context = context;
        this.engine = engine;
        this.clock = clock;
        this.address = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    @BeforeEach
    void model() {
        CleanHouse.empty(context);
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addString("stock.bpmn", Models.worked("stock-client", TOPIC))
                .addString("foreign.bpmn", Models.worked("stock-foreign", "shipping.stock-client"))
                .deploy();
    }

    @Test
    void completesWithVariables() throws Exception {
        String instance = start("stock-client");
        try (StockClient wim = wim()) {
            ExternalTask task = done(wim.works(
                    TOPIC, (found, service) -> service.complete(found, Map.of("paymentId", "PY-1", "amount", 12.5))));
            assertThat(task.<String>getVariable("iban")).isEqualTo("NL00");
            assertThat(task.getBusinessKey()).isEqualTo("B-1");
        }
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("done");
        assertThat(engine.getRuntimeService().getVariables(instance))
                .containsEntry("paymentId", "PY-1")
                .containsEntry("amount", 12.5);
    }

    @Test
    void hearsOfWorkWhileItsQuestionIsOpen() throws Exception {
        try (StockClient wim = StockClient.patient(address, "patient", new BasicAuthProvider("wim", "wim"))) {
            CompletableFuture<ExternalTask> worked = wim.works(TOPIC, (found, service) -> service.complete(found));
            String instance = start("stock-client");
            assertThat(done(worked).getProcessInstanceId()).isEqualTo(instance);
        }
    }

    @Test
    void extendsItsLock() throws Exception {
        String instance = start("stock-client");
        try (StockClient wim = wim()) {
            done(wim.works(TOPIC, (found, service) -> {
                clock.advance(Duration.ofSeconds(50));
                service.extendLock(found, 60_000);
                clock.advance(Duration.ofSeconds(50));
                service.complete(found);
            }));
        }
        assertThat(step(instance)).isEqualTo("done");
    }

    @Test
    void reportsAFailureThatLeavesRetries() throws Exception {
        String instance = start("stock-client");
        try (StockClient wim = wim()) {
            done(wim.works(TOPIC, (found, service) -> service.handleFailure(found, "away", "no answer", 0, 0)));
        }
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getIncidentMessage())
                .isEqualTo("away");
    }

    @Test
    void raisesTheErrorThatTheModelCatches() throws Exception {
        String instance = start("stock-client");
        try (StockClient wim = wim()) {
            done(wim.works(TOPIC, (found, service) -> service.handleBpmnError(found, "refused", "the bank said no")));
        }
        assertThat(step(instance)).isEqualTo("by-hand");
    }

    @Test
    void isToldThatATopicIsNotItsOwn() throws Exception {
        start("stock-foreign");
        try (StockClient wim = wim()) {
            CompletableFuture<ExternalTask> never =
                    wim.works("shipping.stock-client", (found, service) -> service.complete(found));
            assertThat(wim.refusal()).hasMessageContaining("may not serve the topic 'shipping.stock-client'");
            assertThat(never).isNotDone();
        }
    }

    @Test
    void isToldThatItsPasswordIsWrong() throws Exception {
        try (StockClient stranger = StockClient.of(address, "w", new BasicAuthProvider("stranger", "guessed"))) {
            CompletableFuture<ExternalTask> never = stranger.works(TOPIC, (found, service) -> service.complete(found));
            assertThat(stranger.refusal()).hasMessageContaining("Name or password is wrong");
            assertThat(never).isNotDone();
        }
    }

    @Test
    void isToldThatItsLockRanOut() throws Exception {
        String instance = start("stock-client");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        try (StockClient wim = wim()) {
            CompletableFuture<ExternalTask> worked = wim.works(TOPIC, (found, service) -> {
                clock.advance(Duration.ofMinutes(2));
                told.complete(failureOf(() -> service.complete(found)));
                service.handleFailure(found, "never counted", "", 0, 0);
            });
            assertThat(told.get(20, TimeUnit.SECONDS)).hasMessageContaining("is not held any more");
            assertThat(worked).failsWithin(Duration.ofSeconds(20));
        }
        assertThat(step(instance)).isEqualTo("step");
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    @Test
    void cannotCompleteWhatAnotherWorkerHolds() throws Exception {
        String instance = start("stock-client");
        ExternalTask held;
        try (StockClient holder = wim()) {
            held = done(holder.works(TOPIC, (found, service) -> {}));
        }
        String again = start("stock-client");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        try (StockClient other = StockClient.of(address, "other", new BasicAuthProvider("wim", "wim"))) {
            done(other.works(TOPIC, (found, service) -> {
                told.complete(failureOf(() -> service.complete(held)));
                service.complete(found);
            }));
        }
        assertThat(told.join()).isInstanceOf(RestException.class).hasMessageContaining("is not held any more");
        assertThat(step(again)).isEqualTo("done");
        assertThat(step(instance)).isEqualTo("step");
    }

    @Test
    void aSecondCompletionFindsNothing() throws Exception {
        start("stock-client");
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        try (StockClient wim = wim()) {
            done(wim.works(TOPIC, (found, service) -> {
                service.complete(found);
                told.complete(failureOf(() -> service.complete(found)));
            }));
        }
        assertThat(told.join()).isInstanceOf(NotFoundException.class);
    }

    private StockClient wim() {
        return StockClient.of(address, "w1", new BasicAuthProvider("wim", "wim"));
    }

    private static Throwable failureOf(Runnable call) {
        try {
            call.run();
            return new AssertionError("was not refused");
        } catch (RuntimeException refused) {
            return refused;
        }
    }

    private static ExternalTask done(CompletableFuture<ExternalTask> work) throws Exception {
        return work.get(20, TimeUnit.SECONDS);
    }

    private String start(String process) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, "B-1", Map.of("iban", "NL00"))
                .getId();
    }

    private String step(String instance) {
        return engine.getRuntimeService().getActiveActivityIds(instance).get(0);
    }
}
