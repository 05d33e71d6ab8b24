package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.cases.Loans;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One loan from the call to the payout, over HTTP alone. */
@GreenroomTest
class LoanJourneyTests {

    private final Loans loans;

    LoanJourneyTests(@Autowired ApplicationContext context) {
        this.loans = new Loans(context);
    }

    @Test
    void aLargeLoanIsCompletedAssessedApprovedAcceptedAndPaidOut() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);

        String call = loans.itemAt(reference, "Task_CompleteApplication");
        assertThat(ids("carla", "?view=team")).contains(call);
        assertThat(loans.as("carla").post("/api/work/" + call + "/claim", "{}").status())
                .isEqualTo(200);
        assertThat(ids("carla", "?view=mine")).contains(call);
        JsonNode form = loans.as("carla").get("/api/work/" + call).json();
        assertThat(form.get("form").get("components").findValuesAsText("key")).contains("iban", "applicationResult");
        assertThat(form.get("data").get("amount").asInt()).isEqualTo(60000);
        assertThat(form.get("data").has("customerName")).isFalse();
        loans.complete(
                reference,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");
        assertThat(ids("carla", "?view=done-today")).contains(call);
        assessApproveAcceptAndPay(reference);

        assertPaidOut(reference);
    }

    private void assessApproveAcceptAndPay(String reference) {
        loans.complete(reference, "Task_AssessApplication", "bruno", "{\"assessment\": \"approve\"}");
        loans.complete(reference, "Task_ApproveLoan", "berta", "{\"approval\": \"approve\"}");
        assertThat(loans.get(reference).get("waitingFor").asText()).isEqualTo("customer");
        loans.complete(reference, "Task_FollowUpOffer", "carla", "{\"offerAnswer\": \"accepted\"}");
        loans.complete(reference, "Task_CheckReturnedDocuments", "bruno", "{\"documentsResult\": \"complete\"}");
    }

    private void assertPaidOut(String reference) {
        JsonNode paid = loans.get(reference);
        assertThat(paid.get("state").asText()).isEqualTo("closed");
        assertThat(paid.get("outcome").asText()).isEqualTo("paid-out");
        assertThat(paid.get("sentence").asText()).isEqualTo("Your loan has been paid out.");
        assertThat(paid.get("phases").findValuesAsText("state")).containsOnly("done");
        assertThat(paid.get("steps")).isEmpty();
        assertThat(story(reference))
                .contains(
                        "Carla took “Complete application”.",
                        "Bruno completed “Assess application”.",
                        "Berta completed “Approve loan”.",
                        "The case was closed: Paid out.");
    }

    private java.util.List<String> story(String reference) {
        return loans.as("carla")
                .get("/api/cases/" + reference + "/timeline")
                .json()
                .get("items")
                .findValuesAsText("text");
    }

    private java.util.List<String> ids(String person, String query) {
        return loans.as(person).get("/api/work" + query).json().get("items").findValuesAsText("id");
    }
}
