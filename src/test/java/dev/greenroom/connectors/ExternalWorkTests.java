package dev.greenroom.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.connectors.StandIn.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExternalWorkTests {

    private static final String TOPIC = "payment.payout";
    private static final Map<String, Object> LOAN = Map.of("amount", 20000, "iban", "NL91ABNA0417164300");
    private static final Answer DOWN = new Answer(503, "");
    private static final Answer PAID = new Answer(200, "{\"paymentId\":\"P7\"}");

    private final EngineBench bench = new EngineBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void paysOutAndHandsTheAnswerBack() {
        String loan = bench.start(TOPIC, LOAN);
        assertThat(bench.worker("w", simulated()).drain()).isEqualTo(1);
        assertThat(bench.step(loan)).isEqualTo("Task_After");
        assertThat(bench.engine.getRuntimeService().getVariable(loan, "paymentId"))
                .asString()
                .startsWith("PY-");
        assertThat(bench.jdbc
                        .sql("select sum(amount) from connectors_effect where case_reference = ?")
                        .param(EngineBench.REFERENCE)
                        .query(Integer.class)
                        .single())
                .isEqualTo(20000);
    }

    @Test
    void threeFailuresAndAnAnswerAreOneEffectUnderOneKey() throws IOException {
        try (StandIn bank = new StandIn(DOWN, DOWN, DOWN, PAID)) {
            String loan = bench.start(TOPIC, LOAN);
            ExternalWork work = bench.worker("w", real(bank));
            for (Duration wait : List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10))) {
                assertThat(work.drain()).isEqualTo(1);
                assertThat(bench.step(loan)).isEqualTo("Task_Call");
                bench.pass(wait.minusSeconds(1));
                assertThat(work.drain()).as("before %s are over", wait).isZero();
                bench.pass(Duration.ofSeconds(2));
            }
            assertThat(work.drain()).isEqualTo(1);
            assertThat(bench.step(loan)).isEqualTo("Task_After");
            assertThat(bank.keys).hasSize(4);
            assertThat(new HashSet<>(bank.keys)).hasSize(1);
            assertThat(bank.keys.get(0)).startsWith(EngineBench.REFERENCE + "/Task_Call:");
            assertThat(bank.applied).hasSize(1);
        }
    }

    @Test
    void opensAnIncidentWhenNoAttemptIsLeft() throws IOException {
        try (StandIn bank = new StandIn(DOWN)) {
            String loan = bench.start(TOPIC, LOAN);
            ExternalWork work = bench.worker("w", real(bank));
            for (int attempt = 1; attempt <= 4; attempt++) {
                assertThat(incidents(loan)).isZero();
                assertThat(work.drain()).isEqualTo(1);
                bench.pass(Duration.ofMinutes(11));
            }
            assertThat(incidents(loan)).isEqualTo(1);
            assertThat(work.drain()).isZero();
        }
    }

    @Test
    void rejectedBankDetailsGoTheProcessesOwnWay() {
        String loan = bench.start(TOPIC, Map.of("amount", 20000, "iban", "NL91 ABNA 0417 1600 00"));
        bench.worker("w", simulated()).drain();
        assertThat(bench.step(loan)).isEqualTo("Task_CorrectBankDetails");
        assertThat(bench.effectCount()).isZero();
    }

    @Test
    void aRefusalTheModelDoesNotKnowStopsTheCaseAndNeverEndsIt() throws IOException {
        try (StandIn bank = new StandIn(new Answer(422, "{\"code\":\"sanctioned\"}"))) {
            String loan = bench.start(TOPIC, LOAN);
            bench.worker("w", real(bank)).drain();
            assertThat(bench.step(loan)).isEqualTo("Task_Call");
            assertThat(incidents(loan)).isEqualTo(1);
        }
    }

    @Test
    void missingInputIsAnIncidentThatNamesIt() {
        String loan = bench.start(TOPIC, Map.of("iban", "NL91ABNA0417164300"));
        bench.worker("w", simulated()).drain();
        assertThat(bench.engine
                        .getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(loan)
                        .singleResult()
                        .getIncidentMessage())
                .contains("amount");
    }

    @Test
    void aWorkerThatDiesBetweenEffectAndHandBackLeavesOneEffect() {
        String loan = bench.start(TOPIC, LOAN);
        ExternalWork dying = bench.worker("dying", after(simulated(), answer -> {
            throw new StackOverflowError("killed");
        }));
        assertThatThrownBy(dying::drain).isInstanceOf(StackOverflowError.class);
        assertThat(bench.effectCount()).isEqualTo(1);

        ExternalWork next = bench.worker("next", simulated());
        assertThat(next.drain()).as("the lock still stands").isZero();
        bench.pass(Duration.ofSeconds(61));
        assertThat(next.drain()).isEqualTo(1);
        assertThat(bench.step(loan)).isEqualTo("Task_After");
        assertThat(bench.effectCount()).isEqualTo(1);
    }

    @Test
    void handsNothingBackAfterItsLockRanOut() {
        String loan = bench.start(TOPIC, LOAN);
        ExternalWork slow = bench.worker("slow", after(simulated(), answer -> {
            bench.pass(Duration.ofSeconds(61));
            return answer;
        }));
        LockedExternalTask task = slow.take(1).get(0);
        slow.perform(task);
        assertThat(bench.step(loan)).isEqualTo("Task_Call");

        bench.worker("next", simulated()).drain();
        assertThat(bench.step(loan)).isEqualTo("Task_After");
        assertThat(bench.effectCount()).isEqualTo(1);
    }

    @Test
    void aLongCallKeepsItsTaskWhileItsLockIsExtended() {
        String loan = bench.start(TOPIC, LOAN);
        HeldTasks held = bench.held("long");
        Connector connector = after(simulated(), answer -> {
            bench.pass(Duration.ofSeconds(50));
            held.extend();
            bench.pass(Duration.ofSeconds(50));
            assertThat(bench.worker("other", simulated()).take(1)).isEmpty();
            return answer;
        });
        bench.worker(held, connector).drain();
        assertThat(bench.step(loan)).isEqualTo("Task_After");
    }

    @Test
    void aCaseThatEndedMeanwhileIsNoError() {
        String loan = bench.start(TOPIC, LOAN);
        Connector connector = after(simulated(), answer -> {
            bench.engine.getRuntimeService().deleteProcessInstance(loan, "withdrawn");
            return answer;
        });
        assertThat(bench.worker("w", connector).drain()).isEqualTo(1);
    }

    @Test
    void aSimulatedBankFailsAsOftenAsItsAccountSays() {
        String loan = bench.start(TOPIC, Map.of("amount", 20000, "iban", "NL91ABNA0417169902"));
        ExternalWork work = bench.worker("w", simulated());
        work.drain();
        bench.pass(Duration.ofSeconds(11));
        work.drain();
        assertThat(bench.step(loan)).isEqualTo("Task_Call");
        bench.pass(Duration.ofSeconds(61));
        work.drain();
        assertThat(bench.step(loan)).isEqualTo("Task_After");
        assertThat(bench.effectCount()).isEqualTo(1);
    }

    private long incidents(String instance) {
        return bench.engine
                .getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance)
                .count();
    }

    private Connector simulated() {
        return EngineBench.topic(bench.simulatedPayments(), TOPIC);
    }

    private Connector real(StandIn bank) {
        HttpEndpoint endpoint = new HttpEndpoint(
                "The payment system",
                bank.address(),
                "token",
                Duration.ofSeconds(5),
                HttpClient.newHttpClient(),
                bench.json);
        return EngineBench.topic(new HttpPayments(endpoint), TOPIC);
    }

    /** The connector, with something happening right after its effect. */
    private static Connector after(Connector inner, UnaryOperator<Map<String, Object>> then) {
        return new Connector() {
            @Override
            public String topic() {
                return inner.topic();
            }

            @Override
            public List<String> reads() {
                return inner.reads();
            }

            @Override
            public Map<String, Object> run(Errand errand) {
                return then.apply(inner.run(errand));
            }
        };
    }
}
