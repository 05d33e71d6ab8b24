package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.readmodel.ReadModelCheck;
import dev.greenroom.work.Crowd;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** A person's way out where a machine gave up; the same on every database. */
abstract class StuckContract {

    private static final String BY_HAND =
            "{\"data\": {\"paymentId\": \"P-1\"}, \"note\": \"Paid in the bank's portal\"}";

    private final ApplicationContext house;
    private final Loans loans;
    private String reference;

    StuckContract(ApplicationContext house) {
        this.house = house;
        this.loans = new Loans(house);
    }

    /** Everything is agreed, and the bank gives no answer. */
    @BeforeEach
    void aLoanWhosePayoutIsStuck() {
        CleanHouse.empty(house);
        reference = loans.start(Loans.GOOD);
        loans.complete(reference, "Task_FollowUpOffer", "carla", "{\"offerAnswer\": \"accepted\"}");
        loans.as("bruno")
                .post(
                        "/api/work/" + loans.itemAt(reference, "Task_CheckReturnedDocuments") + "/complete",
                        "{\"data\": {\"documentsResult\": \"complete\"}}");
        report(fetch(), "failure", ", \"errorMessage\": \"The bank does not answer.\", \"retries\": 0");
    }

    private String fetch() {
        return loans.as("wim")
                .post(
                        "/engine-rest/external-task/fetchAndLock",
                        "{\"workerId\": \"wim\", \"maxTasks\": 1, \"topics\": [{\"topicName\": \"payment.payout\","
                                + " \"lockDuration\": 60000}]}")
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    private Http.Answer report(String task, String verb, String more) {
        return loans.as("wim")
                .post("/engine-rest/external-task/" + task + "/" + verb, "{\"workerId\": \"wim\"" + more + "}");
    }

    private JsonNode caseFor(String person, String language) {
        return loans.as(person)
                .with("Accept-Language", language)
                .get("/api/cases/" + reference)
                .json();
    }

    private Http.Answer settle(String person, String verb, String body) {
        String id = caseFor("berta", "en").get("stuck").get(0).get("id").asText();
        return loans.as(person).post("/api/cases/" + reference + "/stuck/" + id + "/" + verb, body);
    }

    private List<String> story(String member) {
        return loans.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText(member);
    }

    private void assertNothingDiffers() {
        assertThat(house.getBean(ReadModelCheck.class).differences()).isEmpty();
    }

    @Test
    void aStuckCaseSaysWhatIsStuckInPlainWordsAndWhoMayDoWhat() {
        JsonNode stuck = caseFor("berta", "de").get("stuck").get(0);

        assertThat(stuck.get("step").asText()).isEqualTo("Task_PayOut");
        assertThat(stuck.get("stepLabel").asText()).isEqualTo("Auszahlen");
        assertThat(stuck.get("since").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(stuck.get("what").asText()).startsWith("„Auszahlen“ geschieht außer Haus");
        assertThat(stuck.get("reason").asText()).isEqualTo("The bank does not answer.");
        assertThat(stuck.get("byHandFields").findValuesAsText("name")).containsExactly("paymentId");
        assertThat(stuck.get("byHandFields").findValuesAsText("label")).containsExactly("Nummer der Zahlung");
        for (String able : List.of("canRetry", "canDoByHand", "canGiveUp")) {
            assertThat(stuck.get(able).asBoolean()).isTrue();
            assertThat(caseFor("carla", "en").get("stuck").get(0).get(able).asBoolean())
                    .isFalse();
        }
    }

    @Test
    void stuckCasesAreFoundInTheList() {
        String other = loans.start(Loans.LARGE_AND_INCOMPLETE);

        JsonNode stuck = loans.as("omar").get("/api/cases?stuck=true").json();
        JsonNode fine = loans.as("omar").get("/api/cases?stuck=false").json();

        assertThat(stuck.get("items").findValuesAsText("reference")).containsExactly(reference);
        assertThat(stuck.get("count").asInt()).isEqualTo(1);
        assertThat(fine.get("items").findValuesAsText("reference")).containsExactly(other);
    }

    @Test
    void triedAgainItGoesOn() {
        Http.Answer retried = settle("omar", "retry", "{}");

        assertThat(retried.status()).as(retried.toString()).isEqualTo(200);
        assertThat(retried.json().get("stuck")).isEmpty();
        assertNothingDiffers();
        loans.machinesWork();
        assertThat(loans.get(reference).get("outcome").asText()).isEqualTo("paid-out");
        assertThat(story("text")).contains("Omar let the machine try “Pay out” again.");
    }

    @Test
    void whatFailsAgainIsStuckAgain() {
        settle("omar", "retry", "{}");
        report(fetch(), "failure", ", \"errorMessage\": \"Still nothing.\", \"retries\": 0");

        assertThat(caseFor("berta", "en").get("stuck").get(0).get("reason").asText())
                .isEqualTo("Still nothing.");
        assertThat(settle("berta", "retry", "{}").status()).isEqualTo(200);
    }

    @Test
    void doneByHandTheCaseGoesOnAndALateWorkerIsRefused() {
        String task = loans.as("omar")
                .get("/engine-rest/external-task")
                .json()
                .get(0)
                .get("id")
                .asText();

        Http.Answer done = settle("berta", "by-hand", BY_HAND);

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().get("outcome").asText()).isEqualTo("paid-out");
        assertThat(done.json().get("variables").get("paymentId").asText()).isEqualTo("P-1");
        assertThat(report(task, "complete", "").status()).isEqualTo(404);
        assertThat(story("text")).contains("Berta did “Pay out” by hand.");
        assertThat(story("note")).contains("Paid in the bank's portal");
        assertThat(fetch()).isEmpty();
        assertNothingDiffers();
    }

    @Test
    void whoDoesItByHandSaysWhatTheOutsideWouldHaveSaid() {
        Http.Answer nothing = settle("berta", "by-hand", "{\"data\": {\"amount\": 1}, \"note\": \"x\"}");
        assertThat(nothing.status()).as(nothing.toString()).isEqualTo(422);
        assertThat(nothing.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("amount", "paymentId");
        assertThat(settle("berta", "by-hand", "{\"data\": {\"paymentId\": \"P-1\"}}")
                        .json()
                        .get("errors")
                        .findValuesAsText("field"))
                .containsExactly("note");
        assertThat(caseFor("berta", "en").get("stuck")).hasSize(1);
    }

    @Test
    void givenUpWithoutAWayInTheModelTheCaseEndsAndSaysSo() {
        Http.Answer given = settle("sven", "give-up", "{\"reason\": \"The bank has closed\"}");

        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        assertThat(given.json().get("state").asText()).isEqualTo("closed");
        assertThat(given.json().get("outcome").asText()).isEqualTo("given-up");
        assertThat(given.json().get("outcomeLabel").asText()).isEqualTo("Given up");
        assertThat(story("text")).contains("Sven gave “Pay out” up.", "The case was closed: Given up.");
        assertNothingDiffers();
    }

    @Test
    void aFailedJobIsTriedAgainOrGivenUpButNotDoneByHand() {
        String failed = loans.startUpToTheReport(Loans.GOOD);
        String job = jobOf(failed);
        loans.as("omar").put("/engine-rest/job/" + job + "/retries", "{\"retries\": 0}");
        reference = failed;
        assertThat(caseFor("berta", "en").get("stuck").get(0).get("what").asText())
                .startsWith("“Decide credit” is done by our machine");
        assertThat(settle("berta", "by-hand", BY_HAND).json().get("code").asText())
                .isEqualTo("not-by-hand");

        assertThat(settle("berta", "retry", "{}").status()).isEqualTo(200);

        assertNothingDiffers();
        loans.machinesWork();
        assertThat(loans.get(failed).get("steps").findValuesAsText("element")).containsExactly("Task_FollowUpOffer");
    }

    private String jobOf(String of) {
        for (JsonNode job :
                loans.as("omar").get("/engine-rest/job?messages=true").json()) {
            return job.get("id").asText();
        }
        throw new AssertionError("No job of " + of);
    }

    @Test
    void ofManyWhoSettleItAtOnceOneDoesAndTheOthersLearnWho() {
        String id = caseFor("berta", "en").get("stuck").get(0).get("id").asText();
        String path = "/api/cases/" + reference + "/stuck/" + id;

        List<Http.Answer> answers = Crowd.of(20, number -> switch (number % 3) {
            case 0 -> loans.as("berta").post(path + "/by-hand", BY_HAND);
            case 1 -> loans.as("sven").post(path + "/give-up", "{\"reason\": \"enough\"}");
            default -> loans.as("omar").post(path + "/retry", "{}");
        });

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409, answers.toString());
        assertThat(story("kind").stream().filter(List.of("retried", "done-by-hand", "given-up")::contains))
                .hasSize(1);
        Http.Answer late = loans.as("omar").post(path + "/retry", "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asText()).isEqualTo("stuck-settled");
        assertThat(late.json().get("settledBy").asText()).isIn("berta", "sven", "omar");
        assertNothingDiffers();
    }

    @Test
    void othersAndUnknownOnesAreRefused() {
        assertThat(settle("carla", "retry", "{}").status()).isEqualTo(403);
        assertThat(settle("bruno", "by-hand", BY_HAND).status()).isEqualTo(403);
        assertThat(loans.as("omar")
                        .post("/api/cases/" + reference + "/stuck/nothing/retry", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(settle("omar", "give-up", "{}").status()).isEqualTo(422);
        assertThat(caseFor("berta", "en").get("stuck")).hasSize(1);
    }
}
