package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ReadModelCheck;
import dev.greenroom.work.Crowd;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** A closed case goes on under its reference; the same on every database. */
abstract class ReopenContract {

    private static final String COMPLETE =
            Loans.LARGE_AND_INCOMPLETE.replace("}", ", \"iban\": \"NL91ABNA0417164300\"}");
    private static final String QUALIFIED =
            """
            {"amount": 60000, "termMonths": 60, "purpose": "car", "leadResult": "qualified"}""";
    private static final String WHY = "{\"cause\": \"customer-changed-mind\", \"note\": \"Called again\"}";

    private final ApplicationContext house;
    private final Loans loans;

    ReopenContract(ApplicationContext house) {
        this.house = house;
        this.loans = new Loans(house);
    }

    private String aClosedCase() {
        String reference = loans.start(COMPLETE);
        Http.Answer withdrawn =
                loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"no need\"}");
        assertThat(withdrawn.json().get("state").asText()).isEqualTo("closed");
        return reference;
    }

    @Test
    void aClosedCaseBeginsAgainWhereItsProcessSays() {
        String reference = aClosedCase();
        assertThat(loans.get(reference).get("reopen").get("causes").findValuesAsText("id"))
                .contains("customer-changed-mind");

        Http.Answer reopened = loans.as("carla").post("/api/cases/" + reference + "/reopen", WHY);

        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);
        JsonNode now = reopened.json();
        assertThat(now.get("reference").asText()).isEqualTo(reference);
        assertThat(now.get("state").asText()).isEqualTo("open");
        assertThat(now.has("outcome")).isFalse();
        assertThat(now.has("closedAt")).isFalse();
        assertThat(now.has("reopen")).isFalse();
        assertThat(now.get("steps").findValuesAsText("element")).containsExactly("Task_AssessLead");
        assertThat(now.get("variables").get("amount").asInt()).isEqualTo(60000);
        assertThat(now.get("customer").get("name").asText()).isEqualTo("Maria Jansen");
        assertThat(now.get("sla").get("state").asText()).isEqualTo("on-track");
        JsonNode position =
                loans.as("carla").get("/api/cases/" + reference + "/position").json();
        assertThat(position.get("active").findValuesAsText("element")).contains("Task_AssessLead");
        assertThat(position.get("completed").toString()).doesNotContain("Task_FetchCreditReport");
        assertNothingDiffers();
    }

    @Test
    void theStoryIsOneAndNamesWhoReopenedAndWhy() {
        String reference = aClosedCase();
        loans.as("carla").post("/api/cases/" + reference + "/reopen", WHY);

        JsonNode story = loans.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items");

        assertThat(story.findValuesAsText("kind"))
                .containsSubsequence("case-reopened", "case-closed", "case-withdrawn", "case-opened")
                .containsOnlyOnce("case-reopened");
        JsonNode line = line(story, "case-reopened");
        assertThat(line.get("text").asText()).isEqualTo("Carla reopened the case: The customer changed their mind.");
        assertThat(line.get("note").asText()).isEqualTo("Called again");
        assertThat(story.findValuesAsText("text")).contains("The case was closed: Cancelled.");
    }

    @Test
    void aReopenedCaseGoesOnToItsEnd() {
        String reference = aClosedCase();
        loans.as("carla").post("/api/cases/" + reference + "/reopen", WHY);

        loans.complete(reference, "Task_AssessLead", "carla", QUALIFIED);
        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"decline\"}");

        assertThat(loans.get(reference).get("outcome").asText()).isEqualTo("declined");
        assertThat(loans.as("carla")
                        .post("/api/cases/" + reference + "/reopen", WHY)
                        .status())
                .isEqualTo(200);
        assertNothingDiffers();
    }

    @Test
    void whoAssessedBeforeItWasClosedDoesNotApproveAfterwards() {
        String reference = loans.start(COMPLETE);
        loans.complete(reference, "Task_AssessApplication", "berta", "{\"assessment\": \"approve\"}");
        loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"no need\"}");
        loans.as("carla").post("/api/cases/" + reference + "/reopen", WHY);
        loans.complete(reference, "Task_AssessLead", "carla", QUALIFIED);
        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");

        Http.Answer own =
                loans.as("berta").post("/api/work/" + loans.itemAt(reference, "Task_ApproveLoan") + "/claim", "{}");

        assertThat(own.status()).as(own.toString()).isEqualTo(403);
        assertThat(own.json().get("code").asText()).isEqualTo("four-eyes");
    }

    @Test
    void anOpenAnUnknownAndACauselessOneAreRefused() {
        String open = loans.start(COMPLETE);
        Http.Answer refused = loans.as("carla").post("/api/cases/" + open + "/reopen", WHY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("case-still-open");
        assertThat(loans.as("carla").post("/api/cases/LN-100000-X/reopen", WHY).status())
                .isEqualTo(404);
        String closed = aClosedCase();
        Http.Answer why = loans.as("carla").post("/api/cases/" + closed + "/reopen", "{\"note\": \"x\"}");
        assertThat(why.status()).isEqualTo(422);
        assertThat(why.json().get("errors").findValuesAsText("field")).containsExactly("cause");
        assertThat(loans.as("omar")
                        .post("/api/cases/" + closed + "/reopen", WHY)
                        .status())
                .isEqualTo(403);
        assertThat(loans.get(closed).get("state").asText()).isEqualTo("closed");
    }

    @Test
    void ofManyWhoReopenAtOnceOneDoes() {
        String reference = aClosedCase();

        List<Integer> answers = Crowd.of(50, number -> loans.as("carla")
                .post("/api/cases/" + reference + "/reopen", WHY)
                .status());

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
        assertThat(house.getBean(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference)
                        .count())
                .isEqualTo(1);
        assertNothingDiffers();
    }

    private static JsonNode line(JsonNode story, String kind) {
        for (JsonNode line : story) {
            if (line.get("kind").asText().equals(kind)) {
                return line;
            }
        }
        throw new AssertionError("No " + kind + " in " + story);
    }

    private void assertNothingDiffers() {
        assertThat(house.getBean(ReadModelCheck.class).differences()).isEmpty();
    }
}
