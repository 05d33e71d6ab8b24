package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.connectors.ExternalWork;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.ApplicationContext;

/** Cases of any kind over HTTP: people act by name, machines do their part, and time passes when the test says so. */
public final class Office {

    private static final String REFUND =
            """
            {"orderNumber": "S-1", "amount": 900, "reason": "changed-mind", "purchaseDate": "2026-02-25",
             "goodsExpected": false, "iban": "NL91ABNA0417164300"}""";

    private final Http nobody;
    private final ExternalWork connectors;
    private final DueJobs jobs;

    public Office(ApplicationContext context) {
        this.nobody = Http.of(context.getEnvironment());
        this.connectors = context.getBean(ExternalWork.class);
        this.jobs = new DueJobs(context.getBean(ManagementService.class), context.getBean(MovableClock.class));
    }

    public Http as(String person) {
        return nobody.as(person);
    }

    /** Carla starts a case; the machines do their part. Its reference. */
    public String start(String process, String customer, String variables) {
        String reference = startAlone(process, customer, variables);
        machinesWork();
        return reference;
    }

    /** A refund of 900 that somebody has to review. Its reference. */
    public String aRefundToReview() {
        return start("refund-request", "C-1", REFUND);
    }

    /** Carla starts a case, and no machine has moved yet. */
    public String startAlone(String process, String customer, String variables) {
        String maria = "{\"id\": \"%s\", \"name\": \"Maria Jansen\", \"language\": \"nl\"}".formatted(customer);
        return startAlone(as("carla"), process, maria, variables);
    }

    /** A refund of 900 that this caller starts for a customer, as JSON, in any house; no machine has moved yet. Its reference. */
    public static String refund(Http caller, String customer) {
        return startAlone(caller, "refund-request", customer, REFUND);
    }

    private static String startAlone(Http caller, String process, String customer, String variables) {
        Http.Answer started = caller.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        "{\"process\": \"%s\", \"channel\": \"phone\", \"variables\": %s, \"customer\": %s}"
                                .formatted(process, variables, customer));
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        return started.json().get("reference").asText();
    }

    /** Jobs and connectors do what is due, until nothing is. */
    public void machinesWork() {
        do {
            jobs.run();
        } while (connectors.drain() > 0);
    }

    /** Time passes, stopping at each timer on the way; then the machines do what has become due. */
    public void pass(Duration duration) {
        jobs.advance(duration);
        machinesWork();
    }

    public JsonNode get(String reference) {
        return as("carla").get("/api/cases/" + reference).json();
    }

    /** The steps where a case stands. */
    public List<String> steps(String reference) {
        List<String> steps = new ArrayList<>();
        get(reference)
                .get("steps")
                .forEach(step -> steps.add(step.get("element").asText()));
        return steps;
    }

    /** The id of the case's open work item at this step. */
    public String itemAt(String reference, String step) {
        for (JsonNode each : get(reference).get("steps")) {
            if (each.get("element").asText().equals(step) && each.has("workItemId")) {
                return each.get("workItemId").asText();
            }
        }
        throw new AssertionError("No open item at " + step + " in " + get(reference));
    }

    /** What comes back when somebody hands in what the case waits for. */
    public Http.Answer tryCompleting(String reference, String step, String person, String data) {
        return as(person).post("/api/work/" + itemAt(reference, step) + "/complete", "{\"data\": " + data + "}");
    }

    /** Somebody hands in what the case waits for; the machines do their part. */
    public void complete(String reference, String step, String person, String data) {
        Http.Answer done = tryCompleting(reference, step, person, data);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        machinesWork();
    }

    /** A message comes in; the machines do their part. */
    public void tell(String reference, String message, String variables) {
        Http.Answer taken = as("carla")
                .with("Message-Id", UUID.randomUUID().toString())
                .post("/api/cases/" + reference + "/messages/" + message, "{\"variables\": " + variables + "}");
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        machinesWork();
    }

    /** The customer no longer wants it; the machines do their part. */
    public void withdraw(String reference) {
        Http.Answer withdrawn =
                as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"changed my mind\"}");
        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
        machinesWork();
    }

    /** How a closed case ended; fails while it is open. */
    public String outcome(String reference) {
        JsonNode found = get(reference);
        assertThat(found.get("state").asText()).as(found.toString()).isEqualTo("closed");
        return found.get("outcome").asText();
    }

    /** What the customer is told, in this language. */
    public String sentence(String reference, String language) {
        return as("carla")
                .with("Accept-Language", language)
                .get("/api/cases/" + reference)
                .json()
                .path("sentence")
                .asText();
    }

    /** The case's story, newest first. */
    public List<JsonNode> story(String reference) {
        List<JsonNode> lines = new ArrayList<>();
        as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .forEach(lines::add);
        return lines;
    }
}
