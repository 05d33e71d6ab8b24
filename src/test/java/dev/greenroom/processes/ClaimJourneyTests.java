package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.DueJobs;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Claims over HTTP, with the service's own workers: every outcome, the people it takes, and what the customer is told. */
@GreenroomTest
class ClaimJourneyTests {

    private static final String COMPLETE =
            "{\"documentsResult\": \"complete\", \"documents\": \"damage-photos,repair-estimate\"}";
    private static final String MISSING =
            "{\"documentsResult\": \"missing\", \"missingDocuments\": \"Repair estimate\"}";
    private static final String SETTLE_HIGH = "{\"assessment\": \"settle\", \"settlementAmount\": 9000}";
    private static final String APPROVE = "{\"settlementApproval\": \"approve\"}";

    @Autowired
    private ApplicationContext context;

    private Office office;

    @BeforeEach
    void open() {
        CleanHouse.empty(context);
        office = new Office(context);
    }

    @Test
    void annaAssessesBertaApprovesAndRejectedBankDetailsComeToCarla() {
        String claim = claim("P-2001", 12000, "NL91ABNA0417160000");
        assertThat(office.get(claim).get("variables").get("prefilledFields").asText())
                .contains("policyHolder")
                .contains("deductible")
                .contains("claimsInTwelveMonths");
        office.complete(claim, "Task_CheckDocuments", "anna", COMPLETE);
        office.complete(claim, "Task_AssessDamage", "anna", SETTLE_HIGH);
        refused(office.tryCompleting(claim, "Task_ApproveSettlement", "anna", APPROVE));
        office.complete(claim, "Task_ApproveSettlement", "berta", APPROVE);
        office.complete(claim, "Task_CorrectBankDetails", "carla", "{\"iban\": \"NL91ABNA0417164300\"}");
        assertThat(office.outcome(claim)).isEqualTo("paid");
        told(claim, "settled and paid", "reguliert und ausgezahlt");
    }

    @Test
    void bertaMayNotApproveWhatSheAssessedThroughAnyDoor() {
        String claim = claim("P-2001", 12000, "NL91ABNA0417164300");
        office.complete(claim, "Task_CheckDocuments", "anna", COMPLETE);
        office.complete(claim, "Task_AssessDamage", "berta", SETTLE_HIGH);
        Http.Answer completed = office.tryCompleting(claim, "Task_ApproveSettlement", "berta", APPROVE);
        refused(completed);
        assertThat(completed.json().get("code").asText()).isEqualTo("four-eyes");
        String item = office.itemAt(claim, "Task_ApproveSettlement");
        refused(office.as("berta").post("/engine-rest/task/" + item + "/claim", "{\"userId\": \"berta\"}"));
        refused(office.as("berta")
                .post(
                        "/engine-rest/task/" + item + "/complete",
                        "{\"variables\": {\"settlementApproval\": {\"value\": \"approve\", \"type\": \"String\"}}}"));
        assertThat(office.steps(claim)).containsExactly("Task_ApproveSettlement");
        office.complete(claim, "Task_ApproveSettlement", "sven", APPROVE);
        assertThat(office.outcome(claim)).isEqualTo("paid");
    }

    @Test
    void aSmallClaimIsPaidWithoutAnAssessor() {
        String claim = claim("P-2001", 800, "NL91ABNA0417164300");
        office.complete(claim, "Task_CheckDocuments", "anna", COMPLETE);
        assertThat(office.outcome(claim)).isEqualTo("paid");
        assertThat(office.get(claim).get("variables").get("settlementAmount").asInt())
                .isEqualTo(650);
    }

    @Test
    void aComplexClaimHearsEveryExpert() {
        String claim = claim("P-2001", 28000, "NL91ABNA0417164300");
        office.complete(
                claim,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"complete\","
                        + " \"documents\": \"damage-photos,repair-estimate,police-report\"}");
        assertThat(office.get(claim).get("variables").get("appraisalAmount").asInt())
                .isEqualTo(26600);
        office.complete(claim, "Task_ReviewLiability", "bruno", "{\"liability\": \"covered\"}");
        office.complete(claim, "Task_AssessDamage", "anna", SETTLE_HIGH);
        assertThat(office.outcome(claim)).isEqualTo("paid");
    }

    @Test
    void aDeniedClaimIsExplainedByTheFrontOffice() {
        String claim = claim("P-claims5", 3000, "NL91ABNA0417164300");
        office.complete(
                claim,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"complete\", \"documents\": \"damage-photos,police-report\"}");
        office.complete(
                claim,
                "Task_InvestigateFraud",
                "bruno",
                "{\"fraudResult\": \"fraud\", \"denialReason\": \"The damage is older.\"}");
        office.complete(
                claim,
                "Task_ExplainDenial",
                "carla",
                "{\"denialReason\": \"The damage is older.\", \"denialAnswer\": \"explained\"}");
        assertThat(office.outcome(claim)).isEqualTo("denied");
        told(claim, "could not pay", "nicht übernehmen");
    }

    @Test
    void aWithdrawnClaimIsClosed() {
        String claim = claim("P-2001", 3000, "NL91ABNA0417164300");
        office.withdraw(claim);
        assertThat(office.outcome(claim)).isEqualTo("withdrawn");
        told(claim, "at your wish", "auf Ihren Wunsch");
    }

    @Test
    void aClaimWithoutItsDocumentsLapsesByItsTimers() {
        String claim = claim("P-2001", 3000, "NL91ABNA0417164300");
        office.complete(claim, "Task_CheckDocuments", "anna", MISSING);
        assertThat(office.get(claim).get("waitingFor").asText()).isEqualTo("customer");
        assertThat(notices(claim))
                .containsExactly("A notice to the customer is due: documents are missing (Repair estimate).");
        office.pass(Duration.ofDays(8));
        assertThat(notices(claim)).hasSize(2);
        office.pass(Duration.ofDays(21));
        assertThat(office.steps(claim)).containsExactly("Task_AwaitDocuments");
        office.pass(Duration.ofDays(2));
        assertThat(office.outcome(claim)).isEqualTo("lapsed");
        told(claim, "within 30 days", "innerhalb von 30 Tagen");
    }

    @Test
    void documentsThatComeInLateEnoughLeadOn() {
        String claim = claim("P-2001", 3000, "NL91ABNA0417164300");
        office.complete(claim, "Task_CheckDocuments", "anna", MISSING);
        office.pass(Duration.ofDays(20));
        office.tell(claim, "documents-received", "{\"documents\": \"damage-photos,repair-estimate\"}");
        assertThat(office.steps(claim)).containsExactly("Task_CheckDocuments");
    }

    @Test
    void aRobotThatFailsLeavesANormalWorkItem() {
        String claim = claim("P-robot-fail9", 3000, "NL91ABNA0417164300");
        assertThat(office.steps(claim)).containsExactly("Task_PrefillClaim");
        office.pass(Duration.ofSeconds(11));
        office.pass(Duration.ofSeconds(61));
        office.pass(Duration.ofSeconds(601));
        assertThat(office.steps(claim)).containsExactly("Task_CheckDocuments");
        assertThat(office.get(claim).get("variables").has("prefilledFields")).isFalse();
        assertThat(office.story(claim))
                .noneMatch(line -> line.get("kind").asText().equals("incident"));
        office.complete(
                claim,
                "Task_CheckDocuments",
                "anna",
                "{\"documentsResult\": \"complete\", \"documents\": \"damage-photos,repair-estimate\","
                        + " \"policyHolder\": \"Maria Jansen\", \"deductible\": 150}");
        assertThat(office.steps(claim)).containsExactly("Task_AssessDamage");
    }

    @Test
    void aRobotThatDoesNotKnowThePolicyLeavesANormalWorkItemAtOnce() {
        String claim = claim("P-unknown", 3000, "NL91ABNA0417164300");
        assertThat(office.steps(claim)).containsExactly("Task_CheckDocuments");
    }

    @Test
    void aRobotThatSaysNothingLeavesANormalWorkItemAfterAQuarterOfAnHour() {
        String claim = office.startAlone("insurance-claim", "C-1", variables("P-2001", 3000, "NL91ABNA0417164300"));
        var jobs = new DueJobs(context.getBean(ManagementService.class), context.getBean(MovableClock.class));
        jobs.advance(Duration.ofMinutes(14));
        assertThat(office.steps(claim)).containsExactly("Task_PrefillClaim");
        jobs.advance(Duration.ofMinutes(2));
        assertThat(office.steps(claim)).containsExactly("Task_CheckDocuments");
        office.complete(claim, "Task_CheckDocuments", "anna", COMPLETE);
        assertThat(office.steps(claim)).containsExactly("Task_AssessDamage");
    }

    private List<String> notices(String claim) {
        return office.story(claim).stream()
                .filter(line -> line.get("kind").asText().equals("notice-due"))
                .map(line -> line.get("text").asText())
                .toList();
    }

    private String claim(String policy, int amount, String iban) {
        return office.start("insurance-claim", "C-1", variables(policy, amount, iban));
    }

    private static String variables(String policy, int amount, String iban) {
        return """
               {"policyNumber": "%s", "lossType": "motor", "lossDate": "2026-02-20", "estimatedAmount": %d,
                "injury": false, "description": "A tree fell on the car.", "iban": "%s"}"""
                .formatted(policy, amount, iban);
    }

    private static void refused(Http.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }

    private void told(String claim, String english, String german) {
        assertThat(office.sentence(claim, "en")).contains(english);
        assertThat(office.sentence(claim, "de")).contains(german);
    }
}
