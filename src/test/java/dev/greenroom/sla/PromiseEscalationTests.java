package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
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
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A refund that is promised for Tuesday evening: a day to review it and the time to pay it do not fit any more. */
@GreenroomTest
class PromiseEscalationTests {

    private static final String REVIEW = "Task_ReviewRefund";

    private final ApplicationContext context;
    private final PromiseRisks risks;
    private Office office;
    private String reference = "";
    private String root = "";

    PromiseEscalationTests(@Autowired ApplicationContext context, @Autowired PromiseRisks risks) {
        this.context = context;
        this.risks = risks;
        this.office = new Office(context);
    }

    @BeforeEach
    void aRefundToReview() {
        CleanHouse.empty(context);
        office = new Office(context);
        reference = office.aRefundToReview();
        root = cases().byReference(reference).orElseThrow().instanceId();
    }

    @Test
    void isAPointOfTheCasesOneTimer() {
        promise("2026-03-06");
        Instant risk = risk();
        assertThat(risk).isAfter(now());
        assertThat(timers()).as("at risk, late").hasSize(2);
        passTo(risk.minusSeconds(1));
        assertThat(told()).isEmpty();
        assertThat(Instant.parse(sla().get("warnAt").asText())).isBeforeOrEqualTo(risk);

        passTo(risk);

        assertThat(told()).hasSize(1);
        assertThat(told().get(0).data()).containsEntry("date", "2026-03-06");
        assertThat(told().get(0).at()).isEqualTo(risk);
    }

    @Test
    void isSaidOnceForEachPromise() {
        promise("2026-03-02");
        office.machinesWork();
        assertThat(told()).hasSize(1);

        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");
        context.getBean(Escalation.class).atRisk(root);
        assertThat(told()).as("the same promise").hasSize(1);
    }

    @Test
    void isSaidAnewOfAnotherPromise() {
        promise("2026-03-02");
        office.machinesWork();
        promise("2026-03-06");
        assertThat(risk()).isAfter(now());

        passTo(risk());

        assertThat(told()).hasSize(2);
    }

    @Test
    void makesTheCaseUrgentAndTellsHolderAndLead() {
        assertThat(office.as("anna")
                        .post("/api/work/" + office.itemAt(reference, REVIEW) + "/claim", "{}")
                        .status())
                .isEqualTo(200);
        int before = priority();
        promise("2026-03-02");

        office.machinesWork();

        assertThat(told().get(0).data().get("told")).isEqualTo(List.of("anna", "refunds-lead"));
        assertThat(priority()).isGreaterThan(before);
        assertThat(texts("en"))
                .contains("What is left to do may not be done by the promised day, 2 March 2026."
                        + " Told: Anna, Refunds leads.");
        assertThat(texts("de"))
                .contains("Was noch zu tun ist, wird bis zum zugesagten Tag, 2. März 2026, womöglich nicht fertig."
                        + " Informiert: Anna, Leitung Erstattungen.");
    }

    @Test
    void showsInListsAndAnswersThoughNoStepIsLate() {
        assertThat(listed("on-track")).isEqualTo(1);
        promise("2026-03-02");

        assertThat(sla().get("state").asText()).isEqualTo("at-risk");
        assertThat(sla().get("atRiskFor").asText()).isEqualTo("promise");
        assertThat(listed("at-risk")).isEqualTo(1);
        assertThat(listed("on-track")).isZero();
        JsonNode row = office.as("sven").get("/api/cases").json().get("items").get(0);
        assertThat(row.get("sla").get("state").asText()).isEqualTo("at-risk");

        promise("2026-04-01");
        assertThat(sla().get("state").asText()).isEqualTo("on-track");
        assertThat(sla().has("atRiskFor")).isFalse();
        assertThat(listed("at-risk")).isZero();
        assertThat(listed("on-track")).isEqualTo(1);
    }

    @Test
    void aCaseThatWaitsForItsCustomerCanBeAtRisk() {
        office.complete(reference, REVIEW, "anna", "{\"reviewResult\": \"approve\"}");
        CleanHouse.empty(context);
        reference = office.start(
                "refund-request",
                "C-1",
                """
                {"orderNumber": "S-1", "amount": 20, "reason": "changed-mind", "purchaseDate": "2026-02-25",
                 "goodsExpected": true, "iban": "NL91ABNA0417164300"}""");
        root = cases().byReference(reference).orElseThrow().instanceId();
        assertThat(sla().get("state").asText()).isEqualTo("paused");
        assertThat(listed("paused")).isEqualTo(1);

        promise("2026-03-02");
        passTo(risk());

        assertThat(told()).hasSize(1);
        assertThat(sla().get("state").asText()).isEqualTo("at-risk");
        assertThat(sla().get("running").asBoolean()).isFalse();
        assertThat(sla().has("pausedSince")).isTrue();
        assertThat(listed("paused")).isZero();
    }

    @Test
    void followsAnotherPriority() {
        ClockModel.deployLevels(
                context.getBean(RepositoryService.class),
                ClockModel.rule(1, "refund-request.review-refund", "&gt;= 80", "40", ""));
        promise("2026-03-06");
        Instant usual = risk();

        context.getBean(RuntimeService.class).setVariable(root, "casePriority", 90);

        assertThat(risk()).as("a step of 40 hours leaves too little").isBefore(usual);
        assertThat(timers()).as("moved earlier").contains(risk());
    }

    @Test
    void followsTheStepsToComeWhenTheirCalendarChanges() {
        promise("2026-03-06");
        Instant usual = risk();
        JsonNode calendar = office.as("olga").get("/api/calendars/nl-office").json();
        ((ObjectNode) calendar.get("calendar"))
                .putArray("exceptions")
                .add(JsonNodeFactory.instance.objectNode().put("date", "2026-03-05"))
                .add(JsonNodeFactory.instance.objectNode().put("date", "2026-03-06"));
        ObjectNode change = JsonNodeFactory.instance
                .objectNode()
                .put("expectedVersion", calendar.get("version").asInt());
        change.set("calendar", calendar.get("calendar"));
        assertThat(office.as("olga")
                        .put("/api/calendars/nl-office", change.toString())
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> risk().isBefore(usual));
        assertThat(timers()).as("no later than it").anyMatch(at -> !at.isAfter(risk()));
    }

    private CaseViews cases() {
        return context.getBean(CaseViews.class);
    }

    private Instant now() {
        return context.getBean(Clock.class).instant();
    }

    private void promise(String day) {
        assertThat(office.as("berta")
                        .post(
                                "/api/cases/" + reference + "/promises",
                                "{\"date\": \"" + day + "\", \"reason\": \"They asked\"}")
                        .status())
                .isLessThan(300);
    }

    private Instant risk() {
        return java.util.Objects.requireNonNull(risks.of(List.of(root)).get(0).riskAt());
    }

    private void passTo(Instant then) {
        office.pass(Duration.between(now(), then));
    }

    private JsonNode sla() {
        return office.get(reference).get("sla");
    }

    private int listed(String state) {
        return office.as("sven")
                .get("/api/cases?sla=" + state)
                .json()
                .get("count")
                .asInt();
    }

    private int priority() {
        return office.as("berta")
                .get("/api/work/" + office.itemAt(reference, REVIEW))
                .json()
                .get("priority")
                .asInt();
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

    private List<String> texts(String language) {
        return office.as("sven")
                .with("Accept-Language", language)
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("text");
    }

    private List<TimelineEntry> told() {
        return cases().timeline(reference, Paging.of(200, null)).items().stream()
                .filter(line -> line.kind().equals("promise-at-risk"))
                .toList();
    }
}
