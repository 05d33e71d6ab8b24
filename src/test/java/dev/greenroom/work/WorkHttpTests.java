package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@GreenroomTest
class WorkHttpTests {

    private final Loans loans;
    private final RuntimeService runtime;
    private String reference = "";
    private String item = "";

    WorkHttpTests(@Autowired ApplicationContext context) {
        this.runtime = context.getBean(RuntimeService.class);
        this.loans = new Loans(context);
    }

    @BeforeEach
    void anApplicationThatNeedsACall() {
        reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        item = loans.itemAt(reference, "Task_CompleteApplication");
    }

    private Http.Answer carla(String verb, String body) {
        return loans.as("carla").post("/api/work/" + item + "/" + verb, body);
    }

    private JsonNode itemAs(String person) {
        return loans.as(person).get("/api/work/" + item).json();
    }

    @Test
    void listsAnItemWithItsClockAndFields() {
        JsonNode list =
                loans.as("carla").get("/api/work?view=team&q=" + reference).json();

        assertThat(list.get("count").asInt()).isEqualTo(1);
        assertThat(list.get("countIsExact").asBoolean()).isTrue();
        assertThat(list.get("serverNow").asText()).isEqualTo("2026-03-02T09:00:00Z");
        JsonNode row = list.get("items").get(0);
        assertThat(row.get("title").asText()).isEqualTo("Complete application");
        assertThat(row.get("caseReference").asText()).isEqualTo(reference);
        assertThat(row.get("step").asText()).isEqualTo("Task_CompleteApplication");
        assertThat(row.get("customer").get("name").asText()).isEqualTo("Maria Jansen");
        assertThat(row.get("groups").toString()).isEqualTo("[\"front-office\"]");
        assertThat(row.get("priority").asInt()).isEqualTo(50);
        assertThat(row.get("fields").get("amount").asInt()).isEqualTo(60000);
        assertThat(row.get("fields").get("purpose").asText()).isEqualTo("car");
        assertThat(row.get("sla").get("state").asText()).isEqualTo("on-track");
        assertThat(row.get("sla").get("running").asBoolean()).isTrue();
        assertThat(row.has("assignee")).isFalse();
    }

    @Test
    void countsEveryView() {
        JsonNode before = counts();
        carla("claim", "{}");
        JsonNode after = counts();

        assertThat(after.get("mine").get("count").asInt())
                .isEqualTo(before.get("mine").get("count").asInt() + 1);
        assertThat(after.get("mine").get("countIsExact").asBoolean()).isTrue();
        assertThat(after.has("at-risk") && after.has("done-today") && after.has("all"))
                .isTrue();
    }

    private JsonNode counts() {
        return loans.as("carla").get("/api/work/counts").json().get("counts");
    }

    @Test
    void filtersByCaseVariables() {
        assertThat(ids("?view=all&field.amount=60000")).contains(item);
        assertThat(ids("?view=all&field.amount=60001")).isEmpty();
    }

    private List<String> ids(String query) {
        return loans.as("carla").get("/api/work" + query).json().get("items").findValuesAsText("id");
    }

    @Test
    void speaksGerman() {
        JsonNode german = loans.as("carla")
                .with("Accept-Language", "de")
                .get("/api/work/" + item)
                .json();

        assertThat(german.get("title").asText()).isEqualTo("Antrag vervollständigen");
        assertThat(german.get("form").toString()).doesNotContain("\"Monthly income\"");
    }

    @Test
    void whoTookAnItemIsNamedToWhoComesLate() {
        assertThat(carla("claim", "{}").status()).isEqualTo(200);
        Http.Answer late = loans.as("cem").post("/api/work/" + item + "/claim", "{}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("claimedBy").asText()).isEqualTo("carla");
        assertThat(late.json().get("claimedByName").asText()).isEqualTo("Carla");
        assertThat(late.json().get("claimedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(loans.as("cem")
                        .post("/api/work/" + item + "/complete", "{\"data\": {}}")
                        .status())
                .isEqualTo(409);
        assertThat(loans.as("cem").post("/api/work/" + item + "/release", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void releasesAnItemForEverybody() {
        carla("claim", "{}");
        Http.Answer released = carla("release", "{}");

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().has("assignee")).isFalse();
        assertThat(loans.as("cem").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void holdsAnswersAgainstTheForm() {
        Http.Answer bad = carla(
                "complete",
                """
                {"data": {"amount": 0, "termMonths": "60", "employment": "pirate", "iban": "nope",
                          "applicationResult": "complete", "approved": true}}""");

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("amount", "termMonths", "monthlyIncome", "employment", "iban", "approved");
        assertThat(itemAs("carla").get("state").asText()).isEqualTo("open");
        assertThat(itemAs("carla").has("assignee")).isFalse();
    }

    @Test
    void whatIsDoneIsGone() {
        loans.complete(
                reference,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");

        for (String verb : List.of("claim", "release", "complete")) {
            Http.Answer gone = carla(verb, "{}");
            assertThat(gone.status()).as(verb).isEqualTo(410);
            assertThat(gone.json().get("code").asText()).isEqualTo("work-item-gone");
        }
        JsonNode done = itemAs("carla");
        assertThat(done.get("state").asText()).isEqualTo("completed");
        assertThat(done.get("doneBy").asText()).isEqualTo("carla");
        assertThat(done.get("sla").get("state").asText()).isEqualTo("met");
    }

    @Test
    void keepsADraftForItsWriterAlone() {
        Http.Answer first = draft("carla", "{\"data\": {\"amount\": 55000}}");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.json().get("version").asInt()).isEqualTo(1);
        assertThat(first.json().get("savedAt").asText()).isEqualTo("2026-03-02T09:00:00Z");
        Http.Answer second = draft("carla", "{\"data\": {\"amount\": 56000}, \"version\": 1}");

        assertThat(second.json().get("version").asInt()).isEqualTo(2);
        assertThat(itemAs("carla").get("draft").get("data").get("amount").asInt())
                .isEqualTo(56000);
        assertThat(itemAs("carla").get("data").get("amount").asInt()).isEqualTo(60000);
        assertThat(itemAs("cem").has("draft")).isFalse();
    }

    @Test
    void refusesADraftOverOneThatWasSavedElsewhere() {
        draft("carla", "{\"data\": {\"amount\": 55000}}");
        draft("carla", "{\"data\": {\"amount\": 56000}, \"version\": 1}");
        Http.Answer stale = draft("carla", "{\"data\": {\"amount\": 1}, \"version\": 1}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.json().get("code").asText()).isEqualTo("draft-changed");
        assertThat(stale.json().get("version").asInt()).isEqualTo(2);
        assertThat(stale.json().at("/fields/0/field").asText()).isEqualTo("amount");
        assertThat(stale.json().at("/fields/0/yours").asInt()).isEqualTo(1);
        assertThat(stale.json().at("/fields/0/saved").asInt()).isEqualTo(56000);
        assertThat(draft("carla", "{\"data\": {\"amount\": 1}, \"version\": 0}").status())
                .isEqualTo(409);
        assertThat(itemAs("carla").get("draft").get("data").get("amount").asInt())
                .isEqualTo(56000);
    }

    @Test
    void aDraftHasItsLimitsAndItsOwner() {
        assertThat(draft("carla", "{\"data\": {\"note\": \"" + "x".repeat(70_000) + "\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(draft("bruno", "{\"data\": {}}").status()).isEqualTo(403);
        assertThat(draft("carla", "{\"dta\": {}}").status()).isEqualTo(422);
        assertThat(itemAs("carla").has("draft")).isFalse();
    }

    @Test
    void aDraftOutlivesItsItemForItsWriterUntilThrownAway() {
        draft("carla", "{\"data\": {\"amount\": 55000}}");
        loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"no need\"}");

        assertThat(itemAs("carla").at("/draft/data/amount").asInt()).isEqualTo(55000);
        assertThat(itemAs("cem").has("draft")).isFalse();
        assertThat(draft("carla", "{\"data\": {}}").status()).isEqualTo(410);
        assertThat(loans.as("cem").delete("/api/work/" + item + "/draft").status())
                .isEqualTo(204);
        assertThat(itemAs("carla").has("draft")).isTrue();
        assertThat(loans.as("carla").delete("/api/work/" + item + "/draft").status())
                .isEqualTo(204);
        assertThat(itemAs("carla").has("draft")).isFalse();
    }

    private Http.Answer draft(String person, String body) {
        return loans.as(person).put("/api/work/" + item + "/draft", body);
    }

    @Test
    void supervisorsGiveWorkToPeopleOfItsGroups() {
        Http sven = loans.as("sven");
        assertThat(sven.post("/api/work/" + item + "/assign", "{\"user\": \"cem\"}")
                        .json()
                        .get("assignee")
                        .asText())
                .isEqualTo("cem");
        assertThat(itemAs("carla").get("assigneeName").asText()).isEqualTo("Cem");
        assertThat(sven.post("/api/work/" + item + "/assign", "{\"user\": \"bruno\"}")
                        .status())
                .isEqualTo(422);
        assertThat(sven.post("/api/work/" + item + "/assign", "{\"user\": \"nobody\"}")
                        .status())
                .isEqualTo(422);
        assertThat(loans.as("berta")
                        .post("/api/work/" + item + "/assign", "{\"user\": \"cem\"}")
                        .status())
                .isEqualTo(403);
        Http.Answer urgent = sven.post("/api/work/" + item + "/priority", "{\"priority\": 90}");
        assertThat(urgent.json().get("priority").asInt()).isEqualTo(90);
        assertThat(sven.post("/api/work/" + item + "/priority", "{\"priority\": 101}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCaseOnHoldRefusesEveryVerbAndSaysWhy() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = loans.itemAt(reference, "Task_CompleteApplication");
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference)
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(instance);

        for (String verb : List.of("claim", "complete")) {
            String body = verb.equals("claim")
                    ? "{}"
                    : """
                      {"data": {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                       "iban": "NL91ABNA0417164300", "applicationResult": "complete"}}""";
            Http.Answer refused = loans.as("carla").post("/api/work/" + item + "/" + verb, body);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().get("code").asText()).isEqualTo("case-on-hold");
        }

        runtime.activateProcessInstanceById(instance);
        assertThat(loans.as("carla").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void whoCompletesAnUnclaimedItemHasTakenItFirst() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        loans.complete(
                reference,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");

        assertThat(loans.as("carla")
                        .get("/api/cases/" + reference + "/timeline?limit=200")
                        .json()
                        .get("items")
                        .findValuesAsText("kind"))
                .containsSubsequence("work-completed", "work-claimed");
    }
}
