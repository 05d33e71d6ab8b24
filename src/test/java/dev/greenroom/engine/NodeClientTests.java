package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.security.Issuer.Claims;
import dev.greenroom.security.WithIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** Camunda's published JavaScript client, and the example robot that is built on it, against the running service. */
@GreenroomTest
@Tag("node")
@ContextConfiguration(initializers = WithIssuer.class)
class NodeClientTests {

    private static final Path WORKER = Path.of("src/test/js/stock-worker.mjs");
    private static final String TOPIC = "payment.node-client";
    private static final Map<String, String> WIM = Map.of("WORKER_USER", "wim", "WORKER_PASSWORD", "wim");

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final String address;

    NodeClientTests(
            @Autowired ApplicationContext context, @Autowired ProcessEngine engine, @Autowired Environment settings) {
        this.context = context;
        this.engine = engine;
        this.address = "http://127.0.0.1:" + settings.getProperty("local.server.port");
    }

    @BeforeEach
    void models() {
        CleanHouse.empty(context);
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .addString("node.bpmn", Models.worked("node-client", TOPIC))
                .addString("foreign.bpmn", Models.worked("node-foreign", "shipping.node-client"))
                .addString("robot.bpmn", Models.worked("node-robot", "documents.prefill-claim"))
                .deploy();
    }

    @Test
    void completesWithANameAndAPassword() throws Exception {
        String instance = start("node-client");
        assertThat(worker(WIM, TOPIC, "complete").path("iban").asText()).isEqualTo("NL00");
        assertThat(step(instance)).isEqualTo("done");
        assertThat(engine.getRuntimeService().getVariables(instance)).containsEntry("paymentId", "PY-JS");
    }

    @Test
    void completesWithAToken() throws Exception {
        String instance = start("node-client");
        String token = Claims.worker("robot-7", "payment.*").token();
        assertThat(worker(Map.of("WORKER_TOKEN", token), TOPIC, "complete")
                        .path("done")
                        .asText())
                .isEqualTo("complete");
        assertThat(step(instance)).isEqualTo("done");
    }

    @Test
    void extendsItsLockAndReportsFailuresAndErrors() throws Exception {
        String extended = start("node-client");
        assertThat(worker(WIM, TOPIC, "extendLock").path("done").asText()).isEqualTo("extendLock");
        assertThat(step(extended)).isEqualTo("done");
        String caught = start("node-client");
        assertThat(worker(WIM, TOPIC, "bpmnError").path("done").asText()).isEqualTo("bpmnError");
        assertThat(step(caught)).isEqualTo("by-hand");
        String failed = start("node-client");
        assertThat(worker(WIM, TOPIC, "failure").path("done").asText()).isEqualTo("failure");
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(failed)
                        .count())
                .isOne();
    }

    @Test
    void isToldThatATopicIsNotItsOwn() throws Exception {
        String instance = start("node-foreign");
        JsonNode byName = worker(WIM, "shipping.node-client", "complete");
        assertThat(byName.path("status").asInt()).isEqualTo(403);
        assertThat(byName.path("refused").asText()).contains("may not serve the topic 'shipping.node-client'");
        String token = Claims.worker("robot-7", "payment.*").token();
        JsonNode byToken = worker(Map.of("WORKER_TOKEN", token), "shipping.node-client", "complete");
        assertThat(byToken.path("status").asInt()).isEqualTo(403);
        assertThat(step(instance)).isEqualTo("step");
    }

    @Test
    void cannotReportOnWhatAnotherWorkerHolds() throws Exception {
        String instance = start("node-client");
        LockedExternalTask held = engine.getExternalTaskService()
                .fetchAndLock(1, "somebody-else")
                .topic(TOPIC, 60_000)
                .execute()
                .get(0);
        start("node-client");
        JsonNode told = worker(
                Map.of("WORKER_USER", "wim", "WORKER_PASSWORD", "wim", "WORKER_TASK", held.getId()), TOPIC, "foreign");
        assertThat(told.path("status").asInt()).isEqualTo(409);
        assertThat(told.path("refused").asText()).contains("is not held any more");
        assertThat(step(instance)).isEqualTo("step");
    }

    @Test
    void theRobotFillsInAndSaysWhatItFilledIn() throws Exception {
        String known = start("node-robot", "P-1");
        String half = start("node-robot", "P-2");
        String unknown = start("node-robot", "P-9");
        try (NodeProgram robot = robot("{\"P-1\":{\"policyHolder\":\"Eva Jansen\",\"deductible\":150,"
                + "\"claimsInTwelveMonths\":0},\"P-2\":{\"policyHolder\":\"Lea Smit\",\"secret\":\"x\"}}")) {
            for (String instance : List.of(known, half, unknown)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !step(instance).equals("step"));
            }
        }
        assertThat(engine.getRuntimeService().getVariables(known))
                .containsEntry("policyHolder", "Eva Jansen")
                .containsEntry("deductible", 150)
                .containsEntry("prefilledFields", "policyHolder,deductible,claimsInTwelveMonths");
        assertThat(engine.getRuntimeService().getVariables(half))
                .containsEntry("prefilledFields", "policyHolder")
                .doesNotContainKeys("deductible", "secret");
        assertThat(step(known)).isEqualTo("done");
        assertThat(step(unknown)).isEqualTo("by-hand");
        assertThat(engine.getRuntimeService().getVariables(unknown)).doesNotContainKey("prefilledFields");
    }

    @Test
    void aRobotWithoutItsSourceLosesNothing() throws Exception {
        String instance = start("node-robot", "P-1");
        try (NodeProgram robot = robot("no json")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> task(instance).getErrorMessage() != null);
        }
        assertThat(task(instance).getErrorMessage()).isEqualTo("The policy system does not answer.");
        assertThat(task(instance).getRetries()).isOne();
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    }

    private NodeProgram robot(String policies) throws Exception {
        return NodeProgram.robot(Map.of(
                "GREENROOM_URL",
                address,
                "GREENROOM_TOKEN",
                Claims.worker("robot-7", "documents.prefill-claim").token(),
                "ROBOT_PATIENCE",
                "0",
                "ROBOT_POLICIES",
                NodeProgram.policies(policies)));
    }

    private JsonNode worker(Map<String, String> signIn, String topic, String verb) throws Exception {
        try (NodeProgram worker = NodeProgram.start(WORKER, signIn, address, topic, verb)) {
            return new JsonMapper().readTree(worker.output());
        }
    }

    private String start(String process) {
        return start(process, "P-1");
    }

    private String start(String process, String policy) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, Map.of("iban", "NL00", "policyNumber", policy))
                .getId();
    }

    private String step(String instance) {
        return engine.getRuntimeService().getActiveActivityIds(instance).get(0);
    }

    private ExternalTask task(String instance) {
        return engine.getExternalTaskService()
                .createExternalTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }
}
