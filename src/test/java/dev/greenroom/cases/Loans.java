package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.DueJobs;
import dev.greenroom.Http;
import dev.greenroom.connectors.ExternalWork;
import dev.greenroom.shared.MovableClock;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Loan applications over HTTP: started by Carla, moved on by the machines when the test says so. */
public final class Loans {

    /** Goes all the way by itself up to the customer's answer. */
    public static final String GOOD =
            """
            {"amount": 20000, "termMonths": 60, "purpose": "car", "monthlyIncome": 3000,
             "employment": "permanent", "iban": "NL91ABNA0417164300"}""";

    /** Lacks an account, so that somebody has to call; then too large for one person. */
    public static final String LARGE_AND_INCOMPLETE =
            """
            {"amount": 60000, "termMonths": 60, "purpose": "car", "monthlyIncome": 6000, "employment": "permanent"}""";

    private final Http nobody;
    private final Environment environment;
    private final ExternalWork connectors;
    private final DueJobs jobs;

    public Loans(ApplicationContext context) {
        this.environment = context.getEnvironment();
        this.nobody = Http.of(environment);
        this.connectors = context.getBean(ExternalWork.class);
        this.jobs = new DueJobs(context.getBean(ManagementService.class), context.getBean(MovableClock.class));
    }

    public Http as(String person) {
        return nobody.as(person);
    }

    public static String body(String variables) {
        return """
               {"process": "loan-application", "channel": "phone",
                "customer": {"id": "C-1001", "name": "Maria Jansen", "email": "maria@example.org",
                  "phone": "+31 20 123 4567", "postcode": "1011 AB", "tier": "gold", "language": "nl"},
                "variables": %s}"""
                .formatted(variables);
    }

    public Environment environment() {
        return environment;
    }

    /** Carla starts an application; the machines do their part. The case's reference. */
    public String start(String variables) {
        String reference = startAlone(variables);
        machinesWork();
        return reference;
    }

    /** The same up to the offer that nobody writes yet. */
    public String startUpToTheOffer(String variables) {
        String reference = startAlone(variables);
        jobs.run();
        connectors.drain();
        jobs.run();
        return reference;
    }

    /** The same up to the decision that the machine has still to make. */
    public String startUpToTheReport(String variables) {
        String reference = startAlone(variables);
        connectors.drain();
        return reference;
    }

    private String startAlone(String variables) {
        Http.Answer started = as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/cases", body(variables));
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        return started.json().get("reference").asText();
    }

    /** Jobs and connectors do what is due, until nothing is. */
    public void machinesWork() {
        do {
            jobs.run();
        } while (connectors.drain() > 0);
    }

    public DueJobs jobs() {
        return jobs;
    }

    public JsonNode get(String reference) {
        return as("carla").get("/api/cases/" + reference).json();
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

    /** Somebody hands in what the case waits for; the machines do their part. */
    public void complete(String reference, String step, String person, String data) {
        Http.Answer done =
                as(person).post("/api/work/" + itemAt(reference, step) + "/complete", "{\"data\": " + data + "}");
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        machinesWork();
    }
}
