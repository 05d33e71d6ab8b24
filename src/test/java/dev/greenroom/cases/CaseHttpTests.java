package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class CaseHttpTests {

    private final Loans loans;

    CaseHttpTests(@Autowired ApplicationContext context) {
        this.loans = new Loans(context);
    }

    private Http carlaWith(String key) {
        return loans.as("carla").with("Idempotency-Key", key);
    }

    @Test
    void startsACaseOnceForEachKey() {
        String key = UUID.randomUUID().toString();
        Http.Answer first = carlaWith(key).post("/api/cases", Loans.body(Loans.GOOD));
        Http.Answer again = carlaWith(key).post("/api/cases", Loans.body(Loans.GOOD));

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        String reference = first.json().get("reference").asText();
        assertThat(reference).startsWith("LN-");
        assertThat(first.header("Location")).isEqualTo("/api/cases/" + reference);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("reference").asText()).isEqualTo(reference);
    }

    @Test
    void refusesAKeyThatComesBackWithAnotherBody() {
        String key = UUID.randomUUID().toString();
        carlaWith(key).post("/api/cases", Loans.body(Loans.GOOD));
        Http.Answer other = carlaWith(key).post("/api/cases", Loans.body(Loans.LARGE_AND_INCOMPLETE));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asText()).isEqualTo("idempotency-key-reused");
        assertThat(other.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void keysBelongToTheirCallers() {
        String key = UUID.randomUUID().toString();
        Http.Answer carlas = carlaWith(key).post("/api/cases", Loans.body(Loans.GOOD));
        Http.Answer brunos = loans.as("bruno").with("Idempotency-Key", key).post("/api/cases", Loans.body(Loans.GOOD));

        assertThat(brunos.status()).isEqualTo(201);
        assertThat(brunos.json().get("reference")).isNotEqualTo(carlas.json().get("reference"));
    }

    @Test
    void saysWhereACaseIsInPlainWords() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        JsonNode answer = loans.get(reference);

        assertThat(answer.get("state").asText()).isEqualTo("open");
        assertThat(answer.get("process").asText()).isEqualTo("loan-application");
        assertThat(answer.get("processVersion").asInt()).isPositive();
        assertThat(answer.get("title").asText()).isEqualTo("Loan application");
        assertThat(answer.get("sentence").asText()).isEqualTo("We will call you to complete your application.");
        assertThat(answer.get("phase").asText()).isEqualTo("received");
        assertThat(answer.get("waitingFor").asText()).isEqualTo("us");
        assertThat(answer.get("phases").get(0).get("state").asText()).isEqualTo("current");
        assertThat(answer.get("phases").get(1).get("state").asText()).isEqualTo("open");
        assertThat(answer.get("customer").get("name").asText()).isEqualTo("Maria Jansen");
        assertThat(answer.get("channel").asText()).isEqualTo("phone");
        assertThat(answer.get("variables").get("amount").asInt()).isEqualTo(60000);
        assertThat(answer.get("openedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(answer.get("serverNow").asText()).isEqualTo("2026-03-02T09:00:00Z");
        JsonNode step = answer.get("steps").get(0);
        assertThat(step.get("element").asText()).isEqualTo("Task_CompleteApplication");
        assertThat(step.get("label").asText()).isEqualTo("Complete application");
        assertThat(answer.get("steps")).hasSize(1);
        assertThat(answer.has("outcome")).isFalse();
        assertThat(answer.has("promise")).isFalse();
    }

    @Test
    void speaksGermanToWhoAsksInGerman() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        Http carla = loans.as("carla").with("Accept-Language", "de-AT");
        JsonNode answer = carla.get("/api/cases/" + reference).json();
        JsonNode story = carla.get("/api/cases/" + reference + "/timeline").json();

        assertThat(answer.get("title").asText()).isEqualTo("Kreditantrag");
        assertThat(answer.get("sentence").asText()).contains("Wir rufen Sie an");
        assertThat(answer.get("phases").get(0).get("label").asText()).isEqualTo("Eingegangen");
        assertThat(story.get("items").findValuesAsText("text")).contains("Carla hat den Vorgang eröffnet.");
    }

    @Test
    void findsAReferenceInAnySpelling() {
        String reference = loans.start(Loans.GOOD);
        String spoken = reference.toLowerCase(java.util.Locale.ROOT).replace("-", "%20");

        assertThat(loans.as("carla")
                        .get("/api/cases/" + spoken)
                        .json()
                        .get("reference")
                        .asText())
                .isEqualTo(reference);
    }

    @Test
    void tellsTheClockOfTheWholeCase() {
        JsonNode sla = loans.get(loans.start(Loans.LARGE_AND_INCOMPLETE)).get("sla");

        assertThat(sla.get("state").asText()).isEqualTo("on-track");
        assertThat(sla.get("dueAt").asText()).isEqualTo("2026-03-22T09:00:00Z");
        assertThat(sla.get("warnAt").asText()).isEqualTo("2026-03-17T09:00:00Z");
        assertThat(sla.get("remainingSeconds").asLong()).isEqualTo(20 * 86_400);
        assertThat(sla.get("running").asBoolean()).isTrue();
    }

    @Test
    void theClockStandsWhileTheCustomerHasTheOffer() {
        JsonNode sla = loans.get(loans.start(Loans.GOOD)).get("sla");

        assertThat(sla.get("state").asText()).isEqualTo("paused");
        assertThat(sla.get("pausedFor").asText()).isEqualTo("customer");
        assertThat(sla.get("remainingSeconds").asLong()).isEqualTo(20 * 86_400);
        assertThat(sla.get("running").asBoolean()).isFalse();
    }

    @Test
    void showsThePositionInTheDiagram() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        JsonNode position =
                loans.as("carla").get("/api/cases/" + reference + "/position").json();

        assertThat(position.get("active").get(0).get("element").asText()).isEqualTo("Task_CompleteApplication");
        assertThat(position.get("active").get(0).get("since").asText()).isNotEmpty();
        assertThat(position.get("completed").toString()).contains("Task_FetchCreditReport");
        String diagram = "/api/processes/" + position.get("processDefinitionId").asText() + "/diagram";
        assertThat(loans.as("carla").get(diagram.replace(":", "%3A")).body()).contains("Task_CompleteApplication");
    }

    @Test
    void listsTheProcessesWithTheirForms() {
        JsonNode processes = loans.as("carla").get("/api/processes").json().get("items");
        JsonNode loan = null;
        for (JsonNode each : processes) {
            loan = each.get("process").asText().equals("loan-application") ? each : loan;
        }

        assertThat(loan).isNotNull();
        assertThat(loan.get("name").asText()).isEqualTo("Loan application");
        assertThat(loan.get("startForm").get("components").findValuesAsText("key"))
                .contains("amount", "purpose");
        assertThat(loan.get("phases").findValuesAsText("id"))
                .startsWith("received")
                .endsWith("done");
        assertThat(loan.get("messages").findValuesAsText("name"))
                .contains("documents-received", "offer-answered", "withdrawn");
        assertThat(loan.get("steps").findValuesAsText("element")).contains("Task_ApproveLoan");
    }

    @Test
    void listsCasesByStateAndCustomer() {
        String open = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String closed = loans.start(Loans.LARGE_AND_INCOMPLETE);
        loans.as("carla").post("/api/cases/" + closed + "/withdraw", "{\"reason\": \"found another bank\"}");

        assertThat(references("?state=open")).contains(open).doesNotContain(closed);
        assertThat(references("?state=closed&customer=C-1001")).contains(closed).doesNotContain(open);
        assertThat(references("?customer=C-9999")).isEmpty();
        JsonNode page = loans.as("carla").get("/api/cases?limit=1").json();
        assertThat(page.get("items")).hasSize(1);
        assertThat(page.get("next").asText()).isNotEmpty();
        assertThat(page.get("count").asLong()).isGreaterThan(1);
        assertThat(page.get("countIsExact").asBoolean()).isTrue();
        assertThat(page.get("serverNow").asText()).isNotEmpty();
    }

    @Test
    void aListSaysWhereEachCaseStandsAsTheCaseItselfDoes() {
        String open = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String closed = loans.start(Loans.LARGE_AND_INCOMPLETE);
        loans.as("carla").post("/api/cases/" + closed + "/withdraw", "{\"reason\": \"found another bank\"}");

        for (String reference : java.util.List.of(open, closed)) {
            JsonNode row = loans.as("carla")
                    .get("/api/cases?q=" + reference)
                    .json()
                    .get("items")
                    .get(0);
            String said = loans.get(reference).get("sentence").asText();
            assertThat(said).isNotBlank();
            assertThat(row.path("sentence").asText()).isEqualTo(said);
        }
    }

    private java.util.List<String> references(String query) {
        return loans.as("carla").get("/api/cases" + query).json().get("items").findValuesAsText("reference");
    }

    @Test
    void withdrawsACaseByTheModelsOwnMessage() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        Http.Answer withdrawn =
                loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"found another bank\"}");

        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(200);
        assertThat(withdrawn.json().get("state").asText()).isEqualTo("closed");
        assertThat(withdrawn.json().get("outcome").asText()).isEqualTo("cancelled");
        assertThat(withdrawn.json().get("sentence").asText()).isEqualTo("Your application was closed at your request.");
        assertThat(withdrawn.json().get("sla").get("state").asText()).isEqualTo("met");
        assertThat(loans.as("carla")
                        .get("/api/cases/" + reference + "/timeline")
                        .body())
                .contains("Carla withdrew the case for the customer.");
        Http.Answer again =
                loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"once more\"}");
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.json().get("code").asText()).isEqualTo("case-closed");
    }

    @Test
    void aStartAtTheEnginesOwnDoorNeedsNoChannel() {
        Http.Answer started = loans.as("olga")
                .post(
                        "/engine-rest/process-definition/key/loan-application/start",
                        "{\"businessKey\": \"SHOP-1\", \"variables\": {\"amount\": {\"value\": 900}}}");

        assertThat(started.status()).as(started.toString()).isEqualTo(200);
        JsonNode found = loans.as("carla").get("/api/cases?q=SHOP-1").json().get("items");
        assertThat(found).hasSize(1);
        assertThat(loans.get(found.get(0).get("reference").asText())
                        .get("steps")
                        .findValuesAsText("element"))
                .containsExactly("Task_FetchCreditReport");
    }
}
