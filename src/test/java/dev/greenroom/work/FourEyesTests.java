package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who did one step does not do the step that checks it, whichever door they try. */
@GreenroomTest
class FourEyesTests {

    private final Loans loans;

    FourEyesTests(@Autowired ApplicationContext context) {
        this.loans = new Loans(context);
    }

    @Test
    void whoAssessedALoanDoesNotApproveItThroughAnyDoor() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE.replace("}", ", \"iban\": \"NL91ABNA0417164300\"}"));
        loans.complete(reference, "Task_AssessApplication", "berta", "{\"assessment\": \"approve\"}");
        String approval = loans.itemAt(reference, "Task_ApproveLoan");
        Http berta = loans.as("berta");

        Http.Answer completed =
                berta.post("/api/work/" + approval + "/complete", "{\"data\": {\"approval\": \"approve\"}}");
        assertThat(completed.status()).as(completed.toString()).isEqualTo(403);
        assertThat(completed.json().get("code").asText()).isEqualTo("four-eyes");
        Http.Answer claimed = berta.post("/api/work/" + approval + "/claim", "{}");
        assertThat(claimed.status()).as(claimed.toString()).isEqualTo(403);
        assertThat(claimed.json().get("code").asText()).isEqualTo("four-eyes");
        Http.Answer byEngine = berta.post("/engine-rest/task/" + approval + "/claim", "{\"userId\": \"berta\"}");
        assertThat(byEngine.status()).as(byEngine.toString()).isEqualTo(403);
        Http.Answer completedByEngine = berta.post(
                "/engine-rest/task/" + approval + "/complete",
                "{\"variables\": {\"approval\": {\"value\": \"approve\"}}}");
        assertThat(completedByEngine.status()).as(completedByEngine.toString()).isEqualTo(403);
        JsonNode item = berta.get("/api/work/" + approval).json();
        assertThat(item.get("state").asText()).isEqualTo("open");
        assertThat(item.has("assignee")).isFalse();
    }
}
