package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.DueJobs;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.security.Issuer.Claims;
import dev.greenroom.security.WithIssuer;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;

/** The example robot on real claims, in the place of the built-in one: what the person sees who checks the claim. */
@GreenroomTest
@Tag("node")
@ContextConfiguration(initializers = WithIssuer.class)
class PrefillRobotTests {

    private static final String TOPIC = "documents.prefill-claim";

    private final ApplicationContext context;
    private final ExternalTaskService work;
    private final DueJobs jobs;
    private final Http http;
    private final String address;

    PrefillRobotTests(
            @Autowired ApplicationContext context,
            @Autowired ExternalTaskService work,
            @Autowired ManagementService management,
            @Autowired MovableClock clock,
            @Autowired Environment environment) {
        this.context = context;
        this.work = work;
        this.jobs = new DueJobs(management, clock);
        this.http = Http.of(environment);
        this.address = "http://127.0.0.1:" + environment.getProperty("local.server.port");
    }

    @BeforeEach
    void empty() {
        CleanHouse.empty(context);
    }

    @Test
    void aPersonSeesWhatTheRobotFilledIn() throws Exception {
        String reference = claim("P-2001");
        letTheRobotWork("{\"P-2001\":{\"policyHolder\":\"Eva Jansen\",\"deductible\":150}}");
        JsonNode item = itemToCheck(reference);
        assertThat(item.at("/data/policyHolder").asText()).isEqualTo("Eva Jansen");
        assertThat(item.at("/data/deductible").asInt()).isEqualTo(150);
        assertThat(item.at("/data/prefilledFields").asText()).isEqualTo("policyHolder,deductible");
        assertThat(item.at("/data/claimsInTwelveMonths").isMissingNode()
                        || item.at("/data/claimsInTwelveMonths").isNull())
                .isTrue();
    }

    @Test
    void whatTheRobotCannotDoIsANormalItem() throws Exception {
        String reference = claim("P-9999");
        letTheRobotWork("{}");
        JsonNode item = itemToCheck(reference);
        assertThat(item.at("/data").has("policyHolder")).isFalse();
        assertThat(item.at("/data/prefilledFields").asText()).isEmpty();
        assertThat(complete(item)).isEqualTo(200);
    }

    @Test
    void aRobotThatIsSilentHoldsNobodyUp() {
        String reference = claim("P-2001");
        jobs.advance(Duration.ofMinutes(16));
        assertThat(itemToCheck(reference).at("/data/prefilledFields").asText()).isEmpty();
        assertThat(waiting()).isZero();
    }

    private void letTheRobotWork(String policies) throws Exception {
        Map<String, String> settings = Map.of(
                "GREENROOM_URL",
                address,
                "GREENROOM_TOKEN",
                Claims.worker("robot-7", TOPIC).token(),
                "ROBOT_PATIENCE",
                "0",
                "ROBOT_POLICIES",
                NodeProgram.policies(policies));
        try (NodeProgram robot = NodeProgram.robot(settings)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting() == 0);
        }
        jobs.run();
    }

    private long waiting() {
        return work.createExternalTaskQuery().topicName(TOPIC).count();
    }

    private String claim(String policy) {
        Http.Answer started = http.as("cem")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "insurance-claim", "channel": "phone",
                         "customer": {"id": "C-7001", "name": "Eva Jansen"},
                         "variables": {"policyNumber": "%s", "lossType": "motor", "lossDate": "2026-02-01",
                           "estimatedAmount": 800, "injury": false, "description": "A tree fell on the car."}}"""
                                .formatted(policy));
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        return started.json().get("reference").asText();
    }

    private JsonNode itemToCheck(String reference) {
        JsonNode steps = http.as("anna").get("/api/cases/" + reference).json().get("steps");
        assertThat(steps.findValuesAsText("element")).containsExactly("Task_CheckDocuments");
        return http.as("anna")
                .get("/api/work/" + steps.get(0).get("workItemId").asText())
                .json();
    }

    private int complete(JsonNode item) {
        String data =
                "{\"data\": {\"documentsResult\": \"complete\", \"documents\": \"damage-photos,repair-estimate\"}}";
        return http.as("anna")
                .post("/api/work/" + item.get("id").asText() + "/complete", data)
                .status();
    }
}
