package dev.greenroom.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.work.Crowd;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the desk asks of those who have the work: to hurry, and questions. */
abstract class AskContract {

    private static final String HURRY = "{\"reason\": \"customer-waits\", \"note\": \"canary of the desk\"}";
    private static final String REVIEW = "Task_ReviewRefund";

    private Office office;
    private JdbcTemplate jdbc;

    @Autowired
    void house(ApplicationContext house) {
        this.office = new Office(house);
        this.jdbc = house.getBean(JdbcTemplate.class);
    }

    @Test
    void ofTwentyNudgesAtOnceOneCounts() {
        String reference = office.aRefundToReview();

        assertThat(Crowd.of(20, number -> nudge(reference).status())).containsOnly(201);

        assertThat(jdbc.queryForList("select counted from desk_nudge where reference = ?", Boolean.class, reference))
                .hasSize(20)
                .containsOnlyOnce(true);
        assertThat(jdbc.queryForList("select nudges from work_item where reference = ?", Integer.class, reference))
                .containsExactly(1);
        assertThat(jdbc.queryForList(
                        "select id from sla_row where kind = 'nudge' and root_instance_id ="
                                + " (select current_instance_id from case_view where reference = ?)",
                        reference))
                .hasSize(1);
    }

    @Test
    void aNudgeLiftsTheWorkTellsItsHolderAndSaysWhatToTellTheCustomer() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        Awaitility.await().until(() -> score(item) > Integer.MIN_VALUE);
        int before = score(item);

        JsonNode told = nudge(reference).json();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> score(item) == before + 30);
        assertThat(told.at("/nudges/count").asInt()).isEqualTo(1);
        assertThat(told.at("/nudges/say").asText()).startsWith("I have asked the team");
        assertThat(told.at("/nudges/sla/state").asText()).isEqualTo("on-track");
        assertThat(told.at("/nudges/lastBy").asText()).isEqualTo("Carla");
        assertThat(toldOf("anna", item)).isEqualTo("nudged");
        assertThat(office.as("anna")
                        .get("/api/work/" + item + "/requests")
                        .json()
                        .at("/nudges/0/note")
                        .asText())
                .isEqualTo("canary of the desk");
        JsonNode colleagues = ((ObjectNode) told).remove("forColleagues");
        assertThat(colleagues.toString()).contains("canary");
        assertThat(told.toString()).doesNotContain("canary");
    }

    @Test
    void aSecondNudgeWithinADayIsShownAndNotCounted() {
        String reference = office.aRefundToReview();
        nudge(reference);
        office.pass(Duration.ofHours(23));
        JsonNode second = nudge(reference).json();
        assertThat(second.at("/nudges/count").asInt()).isEqualTo(1);
        assertThat(second.at("/nudges/say").asText()).startsWith("We asked the team on");
        office.pass(Duration.ofHours(2));
        assertThat(nudge(reference).json().at("/nudges/count").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverDoesNotReactIsToldAgainWithTheirLead() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        nudge(reference);

        passUntil(reference, "nudge-late");

        assertThat(kinds(reference)).contains("nudge-at-risk");
        assertThat(toldOf("anna", item)).isEqualTo("nudged-late");
        assertThat(toldOf("berta", item)).isEqualTo("nudged-late");
    }

    @Test
    void whoeverIsOnItEndsTheClockAndTheAgentReadsIt() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        nudge(reference);
        Http.Answer said =
                office.as("anna").post("/api/work/" + item + "/nudges/answer", "{\"text\": \"It is next on my desk\"}");
        assertThat(said.status()).as(said.toString()).isEqualTo(200);
        assertThat(said.json().get("nudges")).isEmpty();

        office.pass(Duration.ofDays(3));

        JsonNode told = desk(reference);
        assertThat(told.at("/nudges/answeredBy").asText()).isEqualTo("Anna");
        assertThat(told.at("/nudges/say").asText()).startsWith("The team that has your case has answered");
        assertThat(told.at("/forColleagues/notes").findValuesAsText("text")).contains("It is next on my desk");
        assertThat(kinds(reference)).doesNotContain("nudge-late");

        jdbc.update("update desk_nudge set answered_item = 'done' where reference = ?", reference);
        assertThat(desk(reference).at("/nudges/say").isMissingNode()).isTrue();
    }

    @Test
    void nobodyIsHurriedWhileTheCaseWaitsForItsCustomer() {
        String reference = office.start(
                "refund-request",
                "C-9",
                """
                {"orderNumber": "S-9", "amount": 90, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": true, "iban": "NL91ABNA0417164300"}""");
        assertThat(desk(reference).at("/nudges/possible").asBoolean()).isFalse();
        assertThat(nudge(reference).json().get("code").asText()).isEqualTo("nobody-has-it");
    }

    @Test
    void aQuestionIsAnsweredByWhoHasTheCaseAndComesBackToWhoAsked() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        long id = ask(reference, "Is the canary in?");
        assertThat(toldOf("anna", item)).isEqualTo("asked");
        assertThat(desk(reference).at("/forColleagues/holder/name").asText()).isEqualTo("Anna");

        Http.Answer answered = office.as("anna")
                .post("/api/work/" + item + "/questions/" + id + "/answer", "{\"text\": \"The canary came.\"}");
        assertThat(answered.status()).as(answered.toString()).isEqualTo(200);

        JsonNode mine = office.as("carla").get("/api/desk/questions").json();
        assertThat(mine.get("answered").asInt()).isEqualTo(1);
        assertThat(mine.at("/items/0/lines").findValuesAsText("by")).containsExactly("Carla", "Anna");
        assertThat(toldOf("anna", item)).isEmpty();
        JsonNode told = desk(reference);
        assertThat(told.get("story").toString()).doesNotContain("canary");
        assertThat(office.as("cem")
                        .post("/api/desk/questions/" + id + "/close", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(office.as("carla")
                        .post("/api/desk/questions/" + id + "/close", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(office.as("carla")
                        .get("/api/desk/questions")
                        .json()
                        .get("items")
                        .findValuesAsText("id"))
                .doesNotContain(String.valueOf(id));
    }

    @Test
    void aQuestionFollowsTheWorkFromHandToHand() {
        String reference = office.aRefundToReview();
        String item = office.itemAt(reference, REVIEW);
        long id = ask(reference, "When will it be paid?");
        assertThat(toldOf("anna", item)).as("of the group").isEqualTo("asked");
        claimedByAnna(reference);
        assertThat(personTold(item)).contains("anna");

        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");

        String next = office.itemAt(reference, "Task_ApproveRefund");
        assertThat(toldOf("berta", next)).isEqualTo("asked");
        JsonNode asked =
                office.as("berta").get("/api/work/" + next + "/requests").json();
        assertThat(asked.at("/questions/0/id").asLong()).isEqualTo(id);
        assertThat(asked.at("/questions/0/state").asText()).isEqualTo("open");
    }

    @Test
    void anUnansweredQuestionGoesToTheLead() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        ask(reference, "Are the papers complete?");

        passUntil(reference, "question-late");

        assertThat(toldOf("berta", item)).isEqualTo("asked-late");
        assertThat(desk(reference).at("/forColleagues/questions/0/sla/state").asText())
                .isEqualTo("late");
    }

    @Test
    void aQuestionOfACaseThatEndsLapses() {
        String reference = office.aRefundToReview();
        ask(reference, "Is it on its way?");
        office.withdraw(reference);
        assertThat(desk(reference).at("/forColleagues/questions/0/state").asText())
                .isEqualTo("lapsed");
    }

    @Test
    void whoeverHearsTheNewDateOnThePhoneIsNotCalled() {
        String reference = office.aRefundToReview();
        moves(reference, "2026-04-20");
        String call = jdbc.queryForObject(
                "select task_id from work_item where reference = ? and process = 'tell-customer' and state = 'open'",
                String.class,
                reference);
        office.as("cem").post("/api/work/" + call + "/claim", "{}");

        Http.Answer another = told(reference, "2026-04-19");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.json().get("date").asText()).isEqualTo("2026-04-20");

        Http.Answer told = told(reference, "2026-04-20");

        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        assertThat(told.json().at("/moved/told").asBoolean()).isTrue();
        assertThat(jdbc.queryForMap("select state, done_by from work_item where task_id = ?", call))
                .containsEntry("state", "completed")
                .containsEntry("done_by", "carla");
        assertThat(told(reference, "2026-04-20").json().get("code").asText()).isEqualTo("nothing-to-tell");
    }

    @Test
    void whoeverWasNotReachedYesterdayIsNotTriedAgain() {
        String reference = office.aRefundToReview();
        moves(reference, "2026-04-21");
        String call = jdbc.queryForObject(
                "select task_id from work_item where reference = ? and process = 'tell-customer' and state = 'open'",
                String.class,
                reference);
        office.as("cem").post("/api/work/" + call + "/complete", "{\"data\": {\"promiseTold\": \"not-reached\"}}");

        assertThat(told(reference, "2026-04-21").status()).isEqualTo(200);
        assertThat(told(reference, "2026-04-21").json().get("code").asText()).isEqualTo("nothing-to-tell");

        office.pass(Duration.ofDays(2));
        assertThat(jdbc.queryForList(
                        "select task_id from work_item where reference = ? and process = 'tell-customer'"
                                + " and state = 'open'",
                        reference))
                .isEmpty();
        assertThat(desk(reference).at("/moved/told").asBoolean()).isTrue();
    }

    @Test
    void whoeverHasWorkBesideTheCaseIsAskedNothingAndAnswersNothing() {
        String reference = office.aRefundToReview();
        moves(reference, "2026-04-22");
        String call = jdbc.queryForObject(
                "select task_id from work_item where reference = ? and process = 'tell-customer' and state = 'open'",
                String.class,
                reference);
        nudge(reference);
        long id = ask(reference, "Is it paid?");

        JsonNode asked =
                office.as("carla").get("/api/work/" + call + "/requests").json();
        assertThat(asked.get("nudges")).isEmpty();
        assertThat(asked.get("questions")).isEmpty();
        office.as("carla").post("/api/work/" + call + "/nudges/answer", "{}");
        assertThat(office.as("carla")
                        .post("/api/work/" + call + "/questions/" + id + "/answer", "{\"text\": \"Yes.\"}")
                        .status())
                .isEqualTo(404);
        assertThat(desk(reference).at("/nudges/answeredAt").isMissingNode()).isTrue();
    }

    @Test
    void whatIsAskedHidesNeitherThatWorkIsLateNorEndsIt() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        jdbc.update("insert into work_item_told values (?, 'anna', 'late', false, current_timestamp)", item);

        nudge(reference);
        ask(reference, "Is it done?");
        assertThat(toldOf("anna", item)).isEqualTo("late");

        office.as("anna").post("/api/work/" + item + "/nudges/answer", "{}");
        assertThat(toldOf("anna", item)).isEqualTo("late");
    }

    @Test
    void aQuestionThatCameLateWhileNobodyHadTheCaseGoesToTheLeadOfWhoeverHasItNext() {
        String reference = office.aRefundToReview();
        claimedByAnna(reference);
        ask(reference, "Who has it?");
        jdbc.update(
                "update sla_row set task_id = null, warn_at = opened_at, due_at = opened_at, warned_at = opened_at,"
                        + " late_at = opened_at where kind = 'question' and root_instance_id ="
                        + " (select current_instance_id from case_view where reference = ?)",
                reference);

        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");

        assertThat(toldOf("berta", office.itemAt(reference, "Task_ApproveRefund")))
                .isEqualTo("asked-late");
    }

    @Test
    void aNudgeOfAnEarlierLifeOfTheCaseDoesNotCountAndEachIsALook() {
        String reference = office.aRefundToReview();
        nudge(reference);
        assertThat(jdbc.queryForList(
                        "select shown from desk_lookup where person = 'carla' and shown = ?", String.class, reference))
                .containsExactly(reference);
        jdbc.update("update desk_nudge set instance_id = 'before' where reference = ?", reference);

        assertThat(desk(reference).at("/nudges/count").asInt()).isZero();
        assertThat(nudge(reference).json().at("/nudges/count").asInt()).isEqualTo(1);
    }

    private Http.Answer told(String reference, String date) {
        return office.as("carla").post("/api/desk/cases/" + reference + "/told", "{\"date\": \"" + date + "\"}");
    }

    private void moves(String reference, String date) {
        Http.Answer moved = office.as("berta")
                .post(
                        "/api/cases/" + reference + "/promises",
                        "{\"date\": \"" + date + "\", \"reason\": \"The shop answers late.\"}");
        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
    }

    private Http.Answer nudge(String reference) {
        return office.as("carla").post("/api/desk/cases/" + reference + "/nudges", HURRY);
    }

    private long ask(String reference, String text) {
        Http.Answer asked =
                office.as("carla").post("/api/desk/cases/" + reference + "/questions", "{\"text\": \"" + text + "\"}");
        assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
        return asked.json().at("/forColleagues/questions/0/id").asLong();
    }

    private JsonNode desk(String reference) {
        return office.as("carla").get("/api/desk/cases/" + reference).json();
    }

    private String claimedByAnna(String reference) {
        String item = office.itemAt(reference, REVIEW);
        assertThat(office.as("anna").post("/api/work/" + item + "/claim", "{}").status())
                .isEqualTo(200);
        return item;
    }

    private int score(String item) {
        return jdbc
                .queryForList(
                        "select score from work_item where task_id = ? and ranked_by > 0 and ranked_until > ?",
                        Integer.class,
                        item,
                        OffsetDateTime.parse("2001-01-01T00:00:00Z"))
                .stream()
                .findFirst()
                .orElse(Integer.MIN_VALUE);
    }

    private List<String> personTold(String item) {
        return jdbc.queryForList("select told_to from work_item_told where task_id = ?", String.class, item);
    }

    /** What marks the item in this person's list. */
    private String toldOf(String person, String item) {
        return office.as(person)
                .get("/api/work/" + item)
                .json()
                .at("/told/stage")
                .asText();
    }

    /** Offices are closed at night. */
    private void passUntil(String reference, String kind) {
        for (int hours = 0; hours < 72 && !kinds(reference).contains(kind); hours++) {
            office.pass(Duration.ofHours(1));
        }
        assertThat(kinds(reference)).contains(kind);
    }

    private List<String> kinds(String reference) {
        return office.story(reference).stream()
                .map(line -> line.get("kind").asText())
                .toList();
    }
}
