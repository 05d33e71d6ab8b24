package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A step is not completed while required information is missing, through any door, and everybody names the same items. */
@GreenroomTest
class ChecklistHttpTests {

    private static final String ALL_THERE =
            "{\"documentsResult\": \"complete\", \"documents\": \"damage-photos, repair-estimate\"}";

    private final Loans house;
    private String reference;

    ChecklistHttpTests(@Autowired ApplicationContext context) {
        this.house = new Loans(context);
    }

    @BeforeEach
    void aClaimWhoseDocumentsAreChecked() {
        Http.Answer started = house.as("carla")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        "/api/cases",
                        """
                        {"process": "insurance-claim",
                         "customer": {"id": "C-7", "name": "Mara Weber"},
                         "variables": {"policyNumber": "P-4711", "lossType": "motor", "lossDate": "2026-02-20",
                           "estimatedAmount": 4000, "injury": false, "description": "Hail on the roof"}}""");
        assertThat(started.status()).as(started.toString()).isEqualTo(201);
        reference = started.json().get("reference").asText();
        house.machinesWork();
    }

    private String item(String step) {
        return house.itemAt(reference, step);
    }

    private JsonNode get(String person, String path) {
        return house.as(person).with("Accept-Language", "de").get(path).json();
    }

    @Test
    void theCaseAndItsItemNameWhatTheCustomerHasStillToSend() {
        JsonNode ofCase = get("carla", "/api/cases/" + reference).get("missing");
        JsonNode ofItem =
                get("anna", "/api/work/" + item("Task_CheckDocuments")).get("missing");

        assertThat(ofCase.findValuesAsText("name")).containsExactly("damage-photos", "repair-estimate");
        assertThat(ofCase.findValuesAsText("label")).containsExactly("Fotos des Schadens", "Kostenvoranschlag");
        assertThat(ofItem.findValuesAsText("name")).containsExactly("damage-photos", "repair-estimate");
        assertThat(ofItem.get(0).get("when").get("field").asText()).isEqualTo("documentsResult");
        assertThat(ofItem.get(0).get("when").get("value").asText()).isEqualTo("complete");
    }

    @Test
    void aCompletionNamesEveryItemThatIsMissing() {
        String path = "/api/work/" + item("Task_CheckDocuments") + "/complete";

        Http.Answer refused = house.as("anna")
                .with("Accept-Language", "de")
                .post(path, "{\"data\": {\"documentsResult\": \"complete\", \"documents\": \"damage-photos\"}}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().get("code").asText()).isEqualTo("information-missing");
        assertThat(refused.json().get("detail").asText()).contains("Kostenvoranschlag");
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly("repair-estimate");
        assertThat(refused.json().get("errors").findValuesAsText("label")).containsExactly("Kostenvoranschlag");
        JsonNode still = get("anna", "/api/work/" + item("Task_CheckDocuments"));
        assertThat(still.get("state").asText()).isEqualTo("open");
        assertThat(still.has("assignee")).isFalse();
        assertThat(house.as("anna").post(path, "{\"data\": " + ALL_THERE + "}").status())
                .isEqualTo(200);
    }

    @Test
    void theEnginesOwnDoorRefusesTheSame() {
        String task = item("Task_CheckDocuments");
        house.as("anna").post("/api/work/" + task + "/claim", "{}");

        Http.Answer refused = house.as("anna")
                .post(
                        "/engine-rest/task/" + task + "/complete",
                        "{\"variables\": {\"documentsResult\": {\"value\": \"complete\"}}}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().get("type").asText()).isEqualTo("information-missing");
        assertThat(refused.json().get("message").asText())
                .contains("Photos of the damage (damage-photos)", "Repair estimate (repair-estimate)");
        assertThat(item("Task_CheckDocuments")).isEqualTo(task);
    }

    @Test
    void aReturnNeedsItsCauseAndIsTold() {
        house.complete(reference, "Task_CheckDocuments", "anna", ALL_THERE);
        String path = "/api/work/" + item("Task_AssessDamage") + "/complete";

        Http.Answer refused = house.as("anna").post(path, "{\"data\": {\"assessment\": \"return\"}}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field")).containsExactly("returnCause");
        house.complete(
                reference,
                "Task_AssessDamage",
                "anna",
                "{\"assessment\": \"return\", \"returnCause\": \"missing-document\"}");
        assertThat(house.as("carla")
                        .get("/api/cases/" + reference + "/timeline")
                        .json()
                        .get("items")
                        .findValuesAsText("text"))
                .contains("Anna sent “Assess damage” back to “Check documents”: A document is missing.");
    }

    @Test
    void theNoticeNamesTheSameItemsAsTheCase() {
        house.complete(
                reference,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"missing\", \"documents\": \"damage-photos\","
                        + " \"missingDocuments\": \"repair-estimate, Signed form\"}");

        JsonNode answer = get("carla", "/api/cases/" + reference);
        JsonNode story = get("carla", "/api/cases/" + reference + "/timeline").get("items");

        assertThat(answer.get("waitingFor").asText()).isEqualTo("customer");
        assertThat(answer.get("missing").findValuesAsText("label")).containsExactly("Kostenvoranschlag", "Signed form");
        assertThat(story.findValuesAsText("text"))
                .contains("Eine Nachricht an die Kundin oder den Kunden steht an: Unterlagen fehlen"
                        + " (Kostenvoranschlag, Signed form).");
    }

    @Test
    void whatHasComeIsMissingNoMore() {
        house.complete(reference, "Task_CheckDocuments", "anna", ALL_THERE);

        assertThat(get("carla", "/api/cases/" + reference).get("missing")).isEmpty();
    }
}
