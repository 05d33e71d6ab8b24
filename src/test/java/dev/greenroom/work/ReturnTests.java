package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import dev.greenroom.readmodel.ReadModelCheck;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Work goes back to an earlier step with a cause, by the model's own way or by moving the case. */
@GreenroomTest
class ReturnTests {

    private static final String COMPLETE =
            Loans.LARGE_AND_INCOMPLETE.replace("}", ", \"iban\": \"NL91ABNA0417164300\"}");
    private static final String BACK_TO_ASSESSMENT =
            "{\"toStep\": \"Task_AssessApplication\", \"cause\": \"wrong-decision\", \"note\": \"Income is too old\"}";

    private final ApplicationContext house;
    private final Loans loans;

    ReturnTests(@Autowired ApplicationContext context) {
        this.house = context;
        this.loans = new Loans(context);
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(house);
    }

    private String aLoanToApprove() {
        String reference = loans.start(COMPLETE);
        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");
        return reference;
    }

    @Test
    void anItemNamesTheStepsItsCasePassedThroughAndTheCauses() {
        String reference = loans.start(COMPLETE);
        String assessment = loans.itemAt(reference, "Task_AssessApplication");
        assertThat(loans.as("bruno").get("/api/work/" + assessment).json().has("returns"))
                .isFalse();
        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");

        String approval = loans.itemAt(reference, "Task_ApproveLoan");
        JsonNode returns = loans.as("berta")
                .with("Accept-Language", "de")
                .get("/api/work/" + approval)
                .json()
                .get("returns");

        assertThat(returns.get("steps").findValuesAsText("id")).containsExactly("Task_AssessApplication");
        assertThat(returns.get("steps").findValuesAsText("label")).containsExactly("Antrag beurteilen");
        assertThat(returns.get("causes").findValuesAsText("id"))
                .containsExactly("missing-document", "wrong-data", "wrong-decision", "customer-changed-mind");
        assertThat(returns.get("causes").findValuesAsText("label")).contains("Ein Dokument fehlt");
    }

    @Test
    void anApprovalGoesBackToTheAssessmentAndTheStorySaysWhy() {
        String reference = aLoanToApprove();
        String approval = loans.itemAt(reference, "Task_ApproveLoan");
        loans.as("berta").put("/api/work/" + approval + "/draft", "{\"data\": {\"approval\": \"approve\"}}");

        Http.Answer back = loans.as("berta").post("/api/work/" + approval + "/return", BACK_TO_ASSESSMENT);

        assertThat(back.status()).as(back.toString()).isEqualTo(200);
        assertThat(back.json().get("state").asText()).isEqualTo("cancelled");
        assertThat(steps(reference)).containsExactly("Task_AssessApplication");
        JsonNode told = newest(reference, "returned");
        assertThat(told.get("text").asText())
                .isEqualTo("Berta sent “Approve loan” back to “Assess application”: The decision was wrong.");
        assertThat(told.get("actor").asText()).isEqualTo("berta");
        assertThat(told.get("note").asText()).isEqualTo("Income is too old");
        assertThat(kinds(reference).subList(0, 3)).containsExactly("step-entered", "returned", "work-claimed");
        assertNothingDiffers();

        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");
        loans.complete(reference, "Task_ApproveLoan", "berta", "{\"approval\": \"approve\"}");
        assertThat(steps(reference)).containsExactly("Task_FollowUpOffer");
    }

    @Test
    void fourEyesHoldAfterAReturnForEveryoneWhoEverAssessed() {
        String reference = aLoanToApprove();
        back(reference, "berta", "Task_ApproveLoan", BACK_TO_ASSESSMENT);
        loans.complete(reference, "Task_AssessApplication", "berta", "{\"assessment\": \"approve\"}");

        String approval = loans.itemAt(reference, "Task_ApproveLoan");
        for (String verb : List.of("return", "complete", "claim")) {
            String body = verb.equals("return") ? BACK_TO_ASSESSMENT : "{\"data\": {\"approval\": \"approve\"}}";
            Http.Answer own = loans.as("berta").post("/api/work/" + approval + "/" + verb, body);
            assertThat(own.status()).as(own.toString()).isEqualTo(403);
            assertThat(own.json().get("code").asText()).isEqualTo("four-eyes");
        }
        assertThat(steps(reference)).containsExactly("Task_ApproveLoan");
    }

    @Test
    void aReturnIsRefusedLikeACompletion() {
        String reference = aLoanToApprove();
        String approval = loans.itemAt(reference, "Task_ApproveLoan");
        String path = "/api/work/" + approval + "/return";

        assertThat(loans.as("anna")
                        .post(path, BACK_TO_ASSESSMENT)
                        .json()
                        .get("code")
                        .asText())
                .isEqualTo("not-of-your-groups");
        assertThat(loans.as("berta")
                        .post("/api/work/nothing/return", BACK_TO_ASSESSMENT)
                        .status())
                .isEqualTo(404);
        Http.Answer wrong = loans.as("berta").post(path, "{\"toStep\": \"Task_PayOut\", \"cause\": \"wrong-data\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("errors").findValuesAsText("field")).containsExactly("toStep");
        Http.Answer empty = loans.as("berta").post(path, "{\"cause\": \"bad mood\", \"why\": 1}");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("toStep", "cause", "why");
        assertThat(steps(reference)).containsExactly("Task_ApproveLoan");

        assertThat(loans.as("berta")
                        .post("/api/work/" + approval + "/claim", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(loans.as("sven")
                        .post("/api/work/" + approval + "/return", BACK_TO_ASSESSMENT)
                        .status())
                .isIn(403, 409);
        assertThat(loans.as("berta").post(path, BACK_TO_ASSESSMENT).status()).isEqualTo(200);
        assertThat(loans.as("berta").post(path, BACK_TO_ASSESSMENT).status()).isEqualTo(410);
    }

    @Test
    void ofManyWhoSendTheSameItemBackOneDoes() {
        String reference = aLoanToApprove();
        String path = "/api/work/" + loans.itemAt(reference, "Task_ApproveLoan") + "/return";

        List<Integer> answers = Crowd.of(
                20, number -> loans.as("berta").post(path, BACK_TO_ASSESSMENT).status());

        assertThat(answers).containsOnlyOnce(200).allMatch(status -> List.of(200, 409, 410)
                .contains(status));
        assertThat(kinds(reference)).containsOnlyOnce("returned");
        assertThat(steps(reference)).containsExactly("Task_AssessApplication");
        assertNothingDiffers();
    }

    private void back(String reference, String person, String step, String body) {
        Http.Answer answer = loans.as(person).post("/api/work/" + loans.itemAt(reference, step) + "/return", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private List<String> steps(String reference) {
        return loans.get(reference).get("steps").findValuesAsText("element");
    }

    private List<String> kinds(String reference) {
        return story(reference).findValuesAsText("kind");
    }

    private JsonNode newest(String reference, String kind) {
        for (JsonNode line : story(reference)) {
            if (line.get("kind").asText().equals(kind)) {
                return line;
            }
        }
        throw new AssertionError("No " + kind + " in " + story(reference));
    }

    private JsonNode story(String reference) {
        return loans.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items");
    }

    private void assertNothingDiffers() {
        assertThat(house.getBean(ReadModelCheck.class).differences()).isEmpty();
    }
}
