package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.Office;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.TimelineEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A refund that somebody has to look at, and nobody does. */
@GreenroomTest
class EscalationTests {

    private static final String STEP = "refund-request.review-refund";
    private static final String HAND_OFF = STEP + ".hand-off";
    private static final String TEAM = "escalation.refunds-lead";

    private final ApplicationContext context;
    private final SlaRows rows;
    private Office office;
    private String reference = "";
    private String root = "";

    EscalationTests(@Autowired ApplicationContext context, @Autowired SlaRows rows) {
        this.context = context;
        this.rows = rows;
        this.office = new Office(context);
    }

    @BeforeEach
    void aRefundToReview() {
        CleanHouse.empty(context);
        office = new Office(context);
        reference = office.aRefundToReview();
        root = cases().byReference(reference).orElseThrow().instanceId();
    }

    private CaseViews cases() {
        return context.getBean(CaseViews.class);
    }

    @Test
    void aCaseHasTwoTimersHoweverManyClocks() {
        assertThat(open()).containsExactlyInAnyOrder("refund-request", STEP, HAND_OFF);
        assertThat(timers())
                .containsExactlyInAnyOrder(row(HAND_OFF).warnAt(), row(HAND_OFF).dueAt());

        passTo(row(HAND_OFF).dueAt());
        assertThat(timers())
                .containsExactlyInAnyOrder(row(TEAM).warnAt(), row(TEAM).dueAt());

        passTo(row(STEP).dueAt());
        assertThat(timers()).hasSize(2).allMatch(at -> at.isAfter(row(STEP).dueAt()));
    }

    @Test
    void aStepThatIsDoneInTimeNeverShowsAsEscalated() {
        Instant warned = row(STEP).warnAt();
        office.complete(reference, "Task_ReviewRefund", "berta", "{\"reviewResult\": \"approve\"}");
        assertThat(timers()).as("not moved later, but run in vain").hasSize(2);
        passTo(warned);

        assertThat(told("sla-at-risk")).noneMatch(line -> level(line).equals(STEP));
        assertThat(office.get(reference).toString()).doesNotContain("SubProcess_AtRisk");
    }

    @Test
    void atRiskRaisesThePriorityAndTellsTheLeadOnce() {
        Instant warn = row(STEP).warnAt();
        passTo(warn);
        List<TimelineEntry> told = told("sla-at-risk");
        assertThat(told).extracting(EscalationTests::level).containsOnlyOnce(STEP);
        assertThat(told.toString()).contains("refunds-lead");
        assertThat(texts()).anyMatch(text -> text.contains("is close. Told: Refunds leads."));
        assertThat(item().get("priority").asInt()).isGreaterThan(50);

        int raised = item().get("priority").asInt();
        context.getBean(Escalation.class).atRisk(root);
        assertThat(told("sla-at-risk")).hasSameSizeAs(told);
        assertThat(item().get("priority").asInt()).isEqualTo(raised);
    }

    @Test
    void theItemSaysToWhomItWasToldAndSinceWhen() {
        assertThat(claim("anna").status()).isEqualTo(200);
        assertThat(toldItems("anna")).isEmpty();
        Instant warn = row(STEP).warnAt();
        passTo(warn);

        JsonNode mine = toldItems("anna").get(0);
        assertThat(mine.get("caseReference").asText()).isEqualTo(reference);
        assertThat(mine.at("/told/stage").asText()).isEqualTo("at-risk");
        assertThat(mine.at("/told/wholeCase").asBoolean()).isFalse();
        assertThat(mine.at("/told/at").asText()).isEqualTo(warn.toString());
        assertThat(Http.of(context.getEnvironment())
                        .as("anna")
                        .get("/api/work/counts")
                        .json()
                        .at("/counts/told/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(toldItems("carla")).isEmpty();
        passTo(row(STEP).dueAt());
        assertThat(toldItems("anna").get(0).at("/told/stage").asText()).isEqualTo("late");
    }

    private JsonNode toldItems(String person) {
        return Http.of(context.getEnvironment())
                .as(person)
                .get("/api/work?view=told")
                .json()
                .get("items");
    }

    @Test
    void whoHoldsTheItemIsTold() {
        assertThat(claim("anna").status()).isEqualTo(200);
        passTo(row(STEP).warnAt());
        assertThat(told("sla-at-risk").toString()).contains("anna").contains("refunds-lead");
    }

    @Test
    void lateBringsTheLevelsGroupToTheItemAndStartsItsTeamsOwnClock() {
        Instant step = row(STEP).dueAt();
        Instant whole = row("refund-request").dueAt();
        assertThat(claim("anna").status()).isEqualTo(200);
        passTo(step);

        assertThat(item().get("groups").toString()).contains("refunds-lead");
        assertThat(open()).contains(TEAM);
        assertThat(row(TEAM).kind()).isEqualTo(SlaRow.Kind.ESCALATION);
        passTo(row(TEAM).dueAt());
        assertThat(told("escalation-late")).extracting(EscalationTests::level).containsExactly(TEAM);
        assertThat(row(STEP).dueAt()).as("the customer's clock").isEqualTo(step);
        assertThat(row("refund-request").dueAt()).isEqualTo(whole);

        office.as("sven").post("/api/work/" + item().get("id").asText() + "/assign", "{\"user\": \"berta\"}");
        assertThat(open()).doesNotContain(TEAM).contains(STEP);
    }

    @Test
    void aHandOffEndsWhenSomebodyTakesTheItem() {
        assertThat(row(HAND_OFF).kind()).isEqualTo(SlaRow.Kind.HAND_OFF);
        assertThat(claim("anna").status()).isEqualTo(200);
        assertThat(open()).containsExactlyInAnyOrder("refund-request", STEP);
    }

    @Test
    void anEscalationTeamsClockEndsWhenOneOfTheTeamTakesTheItem() {
        passTo(row(STEP).dueAt());
        assertThat(open()).contains(TEAM);

        assertThat(claim("anna").status()).isEqualTo(200);
        assertThat(open()).as("Anna is not of the team").contains(TEAM);
        String item = office.itemAt(reference, "Task_ReviewRefund");
        assertThat(office.as("anna")
                        .post("/api/work/" + item + "/release", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(claim("berta").status()).isEqualTo(200);
        assertThat(open()).as("Berta is").doesNotContain(TEAM).contains(STEP);
    }

    @Test
    void aHandOffBeginsAnewAtAnotherGroup() {
        Instant first = row(HAND_OFF).dueAt();
        office.pass(Duration.ofHours(1));
        giveTo("claims-intake");

        assertThat(row(HAND_OFF).openedAt()).isEqualTo(CleanHouse.START.plus(Duration.ofHours(1)));
        assertThat(row(HAND_OFF).dueAt()).isAfter(first);
        assertThat(open()).containsOnlyOnce(HAND_OFF);
        assertThat(claim("anna").status()).isEqualTo(200);
        giveTo("warehouse");
        assertThat(open()).as("somebody has it").doesNotContain(HAND_OFF);
    }

    private void giveTo(String group) {
        context.getBean(TaskService.class).addCandidateGroup(office.itemAt(reference, "Task_ReviewRefund"), group);
    }

    @Test
    void theStoryTellsWhatPeopleCareFor() {
        passTo(row(STEP).dueAt());
        assertThat(texts()).anyMatch(text -> text.contains("has passed")).noneMatch(text -> text.contains("Escalate"));
        assertThat(office.as("sven").get("/api/processes").body())
                .contains("Task_ReviewRefund")
                .doesNotContain("Task_EscalateRisk", "Task_EscalateDelay");
    }

    @Test
    void aHandOffThatTakesTooLongEscalatesByItself() {
        passTo(row(HAND_OFF).dueAt());
        assertThat(told("hand-off-late")).extracting(EscalationTests::level).containsExactly(HAND_OFF);
        assertThat(item().get("groups").toString()).contains("refunds-lead");
    }

    private void passTo(Instant then) {
        Instant now = context.getBean(Clock.class).instant();
        office.pass(Duration.between(now, then));
    }

    private Http.Answer claim(String person) {
        return office.as(person).post("/api/work/" + office.itemAt(reference, "Task_ReviewRefund") + "/claim", "{}");
    }

    private JsonNode item() {
        return office.as("berta")
                .get("/api/work/" + office.itemAt(reference, "Task_ReviewRefund"))
                .json();
    }

    private List<String> open() {
        return rows.openOf(root).stream().map(SlaRow::levelKey).toList();
    }

    private SlaRow row(String level) {
        return rows.openOf(root).stream()
                .filter(row -> row.levelKey().equals(level))
                .findFirst()
                .orElseThrow();
    }

    private List<Instant> timers() {
        return context
                .getBean(ManagementService.class)
                .createJobQuery()
                .processInstanceId(root)
                .timers()
                .list()
                .stream()
                .map(Job::getDuedate)
                .map(Date::toInstant)
                .toList();
    }

    private List<String> texts() {
        return office.as("sven")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("text");
    }

    private List<TimelineEntry> told(String kind) {
        return cases().timeline(reference, Paging.of(200, null)).items().stream()
                .filter(line -> line.kind().equals(kind))
                .toList();
    }

    private static String level(TimelineEntry line) {
        return String.valueOf(line.data().get("level"));
    }
}
