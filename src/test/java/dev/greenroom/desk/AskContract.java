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
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the desk asks of those who have the work: to hurry, and questions. */
abstract class AskContract {

    private static final String REVIEW = "Task_ReviewRefund";

    private Office office;
    private Asking desk;
    private JdbcTemplate jdbc;

    @Autowired
    void house(ApplicationContext house) {
        this.office = new Office(house);
        this.desk = new Asking(office);
        this.jdbc = house.getBean(JdbcTemplate.class);
    }

    @Test
    void ofTwentyNudgesAtOnceOneCounts() {
        String reference = office.aRefundToReview();

        assertThat(Crowd.of(20, number -> desk.nudge(reference).status())).containsOnly(201);

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

        JsonNode told = desk.nudge(reference).json();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> score(item) == before + 30);
        assertThat(told.at("/nudges/count").asInt()).isEqualTo(1);
        assertThat(told.at("/nudges/say").asText()).startsWith("I have asked the team");
        assertThat(told.at("/nudges/sla/state").asText()).isEqualTo("on-track");
        assertThat(told.at("/nudges/lastBy").asText()).isEqualTo("Carla");
        assertThat(askedOf("anna", item)).containsExactly("nudged");
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
        desk.nudge(reference);
        office.pass(Duration.ofHours(23));
        JsonNode second = desk.nudge(reference).json();
        assertThat(second.at("/nudges/count").asInt()).isEqualTo(1);
        assertThat(second.at("/nudges/say").asText()).startsWith("We asked the team on");
        office.pass(Duration.ofHours(2));
        assertThat(desk.nudge(reference).json().at("/nudges/count").asInt()).isEqualTo(2);
    }

    @Test
    void whoeverDoesNotReactIsToldAgainWithTheirLead() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        desk.nudge(reference);

        passUntil(reference, "nudge-late");

        assertThat(kinds(reference)).contains("nudge-at-risk");
        assertThat(askedOf("anna", item)).containsExactly("nudged-late");
        assertThat(askedOf("berta", item)).containsExactly("nudged-late");
    }

    @Test
    void whoeverIsOnItEndsTheClockAndTheAgentReadsIt() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        desk.nudge(reference);
        Http.Answer said =
                office.as("anna").post("/api/work/" + item + "/nudges/answer", "{\"text\": \"It is next on my desk\"}");
        assertThat(said.status()).as(said.toString()).isEqualTo(200);
        assertThat(said.json().get("nudges")).isEmpty();

        office.pass(Duration.ofDays(3));

        JsonNode told = desk.answer(reference);
        assertThat(told.at("/nudges/answeredBy").asText()).isEqualTo("Anna");
        assertThat(told.at("/nudges/say").asText()).startsWith("The team that has your case has answered");
        assertThat(told.at("/forColleagues/notes").findValuesAsText("text")).contains("It is next on my desk");
        assertThat(kinds(reference)).doesNotContain("nudge-late");

        jdbc.update("update desk_nudge set answered_item = 'done' where reference = ?", reference);
        assertThat(desk.answer(reference).at("/nudges/say").isMissingNode()).isTrue();
    }

    @Test
    void nobodyIsHurriedWhileTheCaseWaitsForItsCustomer() {
        String reference = office.start(
                "refund-request",
                "C-9",
                """
                {"orderNumber": "S-9", "amount": 90, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": true, "iban": "NL91ABNA0417164300"}""");
        assertThat(desk.answer(reference).at("/nudges/possible").asBoolean()).isFalse();
        assertThat(desk.nudge(reference).json().get("code").asText()).isEqualTo("nobody-has-it");
    }

    @Test
    void aQuestionIsAnsweredByWhoHasTheCaseAndComesBackToWhoAsked() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        long id = desk.ask(reference, "Is the canary in?");
        assertThat(askedOf("anna", item)).containsExactly("asked");
        assertThat(desk.answer(reference).at("/forColleagues/holder/name").asText())
                .isEqualTo("Anna");

        Http.Answer answered = office.as("anna")
                .post("/api/work/" + item + "/questions/" + id + "/answer", "{\"text\": \"The canary came.\"}");
        assertThat(answered.status()).as(answered.toString()).isEqualTo(200);

        JsonNode mine = office.as("carla").get("/api/desk/questions").json();
        assertThat(mine.get("answered").asInt()).isEqualTo(1);
        assertThat(mine.at("/items/0/lines").findValuesAsText("by")).containsExactly("Carla", "Anna");
        assertThat(askedOf("anna", item)).isEmpty();
        JsonNode told = desk.answer(reference);
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
        long id = desk.ask(reference, "When will it be paid?");
        assertThat(askedOf("anna", item)).as("of the group").containsExactly("asked");
        claimedByAnna(reference);
        assertThat(personTold(item)).contains("anna");

        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");

        String next = office.itemAt(reference, "Task_ApproveRefund");
        assertThat(askedOf("berta", next)).containsExactly("asked");
        JsonNode asked =
                office.as("berta").get("/api/work/" + next + "/requests").json();
        assertThat(asked.at("/questions/0/id").asLong()).isEqualTo(id);
        assertThat(asked.at("/questions/0/state").asText()).isEqualTo("open");
    }

    @Test
    void anUnansweredQuestionGoesToTheLead() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        desk.ask(reference, "Are the papers complete?");

        passUntil(reference, "question-late");

        assertThat(askedOf("berta", item)).containsExactly("asked-late");
        assertThat(desk.answer(reference)
                        .at("/forColleagues/questions/0/sla/state")
                        .asText())
                .isEqualTo("late");
    }

    @Test
    void aQuestionOfACaseThatEndsLapses() {
        String reference = office.aRefundToReview();
        desk.ask(reference, "Is it on its way?");
        office.withdraw(reference);
        assertThat(desk.answer(reference).at("/forColleagues/questions/0/state").asText())
                .isEqualTo("lapsed");
    }

    @Test
    void thatWorkIsLateANudgeAndAQuestionStandBesideEachOther() {
        String reference = office.aRefundToReview();
        String item = claimedByAnna(reference);
        jdbc.update(
                "insert into work_item_told (task_id, told_to, stage, whole_case, told_at)"
                        + " values (?, 'anna', 'late', false, current_timestamp)",
                item);

        desk.ask(reference, "Is it done?");
        desk.nudge(reference);
        assertThat(toldOf("anna", item)).isEqualTo("late");
        assertThat(askedOf("anna", item)).containsExactly("nudged", "asked");
        assertThat(listedAs("anna", item).get("asked").findValuesAsText("stage"))
                .containsExactly("nudged", "asked");

        office.as("anna").post("/api/work/" + item + "/nudges/answer", "{}");
        assertThat(toldOf("anna", item)).isEqualTo("late");
        assertThat(askedOf("anna", item)).containsExactly("asked");
    }

    @Test
    void aQuestionThatCameLateWhileNobodyHadTheCaseGoesToTheLeadOfWhoeverHasItNext() {
        String reference = office.aRefundToReview();
        claimedByAnna(reference);
        desk.ask(reference, "Who has it?");
        jdbc.update(
                "update sla_row set task_id = null, warn_at = opened_at, due_at = opened_at, warned_at = opened_at,"
                        + " late_at = opened_at where kind = 'question' and root_instance_id ="
                        + " (select current_instance_id from case_view where reference = ?)",
                reference);

        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");

        assertThat(askedOf("berta", office.itemAt(reference, "Task_ApproveRefund")))
                .containsExactly("asked-late");
    }

    @Test
    void aNudgeOfAnEarlierLifeOfTheCaseDoesNotCountAndEachIsALook() {
        String reference = office.aRefundToReview();
        desk.nudge(reference);
        assertThat(jdbc.queryForList(
                        "select shown from desk_lookup where person = 'carla' and shown = ?", String.class, reference))
                .containsExactly(reference);
        jdbc.update("update desk_nudge set instance_id = 'before' where reference = ?", reference);

        assertThat(desk.answer(reference).at("/nudges/count").asInt()).isZero();
        assertThat(desk.nudge(reference).json().at("/nudges/count").asInt()).isEqualTo(1);
    }

    @Test
    void eachDeedIsALookAtTheCase() {
        String reference = office.aRefundToReview();
        desk.moves(reference, "2026-04-20");
        String path = "/api/desk/cases/" + reference;
        Map<String, Runnable> deeds = Map.of(
                "nudge", () -> desk.nudge(reference),
                "question", () -> desk.ask(reference, "Is it paid?"),
                "told", () -> desk.told(reference, "2026-04-20"),
                "contact",
                        () -> office.as("carla")
                                .post(path + "/contacts", "{\"channel\": \"phone\", \"cause\": \"delay\"}"),
                "link", () -> office.as("carla").post(path + "/status-link", "{\"ttlHours\": 24}"),
                "no link", () -> office.as("carla").delete(path + "/status-link"),
                "satisfaction", () -> office.as("carla").get(path + "/satisfaction"));

        deeds.forEach((name, deed) -> {
            jdbc.update("delete from desk_lookup");
            deed.run();
            assertThat(jdbc.queryForList("select concat(person, ' ', kind, ' ', shown) from desk_lookup", String.class))
                    .as(name)
                    .containsExactly("carla answer " + reference);
        });
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

    /** What this person was told of the item by others than the desk. */
    private String toldOf(String person, String item) {
        return office.as(person)
                .get("/api/work/" + item)
                .json()
                .at("/told/stage")
                .asText();
    }

    /** What the desk asks of this person about the item. */
    private List<String> askedOf(String person, String item) {
        return office.as(person).get("/api/work/" + item).json().get("asked").findValuesAsText("stage");
    }

    /** The item's row in the list of what this person was told of. */
    private JsonNode listedAs(String person, String item) {
        for (JsonNode row : office.as(person).get("/api/work?view=told").json().get("items")) {
            if (row.get("id").asText().equals(item)) {
                return row;
            }
        }
        throw new AssertionError(item + " is not listed");
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
