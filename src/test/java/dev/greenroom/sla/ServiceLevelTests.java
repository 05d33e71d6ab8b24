package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.cases.Loans;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.calendar.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Clocks on a clock that the test moves: a gold customer's loan takes 20 days, and somebody hurries after 15. */
@GreenroomTest
class ServiceLevelTests {

    private static final Instant START = CleanHouse.START;

    private final ApplicationContext context;
    private final Loans loans;
    private final SlaRows rows;
    private final Escalation escalation;

    ServiceLevelTests(
            @Autowired ApplicationContext context, @Autowired SlaRows rows, @Autowired Escalation escalation) {
        this.context = context;
        this.loans = new Loans(context);
        this.rows = rows;
        this.escalation = escalation;
    }

    @BeforeEach
    void mondayMorning() {
        CleanHouse.empty(context);
    }

    @Test
    void aCaseAndItsWorkEachHaveAClock() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String root = instanceOf(reference);

        List<SlaRow> open = rows.openOf(root);
        assertThat(open)
                .extracting(SlaRow::levelKey)
                .containsExactlyInAnyOrder("loan-application", "loan-application.complete-application");
        SlaRow whole = rows.find(root).orElseThrow();
        assertThat(whole.isOfWholeCase()).isTrue();
        assertThat(whole.openedAt()).isEqualTo(START);
        assertThat(whole.dueAt()).isEqualTo(START.plus(Duration.ofDays(20)));
        assertThat(whole.warnAt()).isEqualTo(START.plus(Duration.ofDays(15)));
        assertThat(whole.tier()).isEqualTo("gold");
    }

    @Test
    void aStepIsCountedByItsCalendar() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        SlaRow step = rows.openOf(instanceOf(reference)).stream()
                .filter(row -> !row.isOfWholeCase())
                .findFirst()
                .orElseThrow();

        assertThat(step.course().calendar()).isEqualTo("nl-office");
        assertThat(step.course().unit()).isEqualTo(LevelUnit.BUSINESS_DAYS);
        assertThat(step.kind()).isEqualTo(SlaRow.Kind.STEP);
        assertThat(step.dueAt())
                .isEqualTo(context.getBean(Calendars.class).get("nl-office").due(START, new Budget.BusinessDays((int)
                        step.course().measure().target())));
        assertThat(step.clock(context.getBean(Calendars.class)).dueAt()).isEqualTo(step.dueAt());
    }

    @Test
    void aClockEndsWithItsStep() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String root = instanceOf(reference);
        loans.jobs().advance(Duration.ofHours(1));
        loans.complete(
                reference,
                "Task_CompleteApplication",
                "carla",
                """
                {"amount": 60000, "termMonths": 60, "monthlyIncome": 6000, "employment": "permanent",
                 "iban": "NL91ABNA0417164300", "applicationResult": "complete"}""");

        assertThat(rows.openOf(root))
                .extracting(SlaRow::levelKey)
                .containsExactlyInAnyOrder("loan-application", "loan-application.assess-application");
    }

    @Test
    void everyClockEndsWithItsCase() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String root = instanceOf(reference);
        loans.as("carla").post("/api/cases/" + reference + "/withdraw", "{\"reason\": \"no need\"}");

        assertThat(rows.openOf(root)).isEmpty();
        assertThat(loans.get(reference).get("sla").get("state").asText()).isEqualTo("met");
    }

    @Test
    void atTheWarningPointTheWorkBecomesMoreUrgentOnce() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        assertThat(item(reference).get("priority").asInt()).isEqualTo(50);
        loans.jobs().advance(Duration.ofDays(15).minusSeconds(1));
        int before = item(reference).get("priority").asInt();
        assertThat(before).as("its step is late by then").isEqualTo(50 + 10 + 20);
        assertThat(loans.get(reference).get("sla").get("state").asText()).isEqualTo("on-track");

        loans.jobs().advance(Duration.ofSeconds(1));

        int raised = item(reference).get("priority").asInt();
        assertThat(raised).isEqualTo(before + 10);
        assertThat(loans.get(reference).get("sla").get("state").asText()).isEqualTo("at-risk");
        assertThat(story(reference)).contains("sla-at-risk");
        List<String> told = story(reference);
        escalation.atRisk(instanceOf(reference));
        assertThat(item(reference).get("priority").asInt()).isEqualTo(raised);
        assertThat(story(reference)).isEqualTo(told);
    }

    @Test
    void whenItIsLateTheStorySaysSoOnceForEachClock() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        loans.jobs().advance(Duration.ofDays(20));

        JsonNode sla = loans.get(reference).get("sla");
        assertThat(sla.get("state").asText()).isEqualTo("late");
        assertThat(sla.get("remainingSeconds").asLong()).isZero();
        assertThat(item(reference).get("priority").asInt()).isBetween(51, 100);
        assertThat(item(reference).get("sla").get("state").asText()).isEqualTo("late");
        assertThat(story(reference).stream().filter("sla-late"::equals)).hasSize(2);
        assertThat(loans.as("carla")
                        .get("/api/work?view=at-risk")
                        .json()
                        .get("items")
                        .findValuesAsText("caseReference"))
                .contains(reference);
    }

    @Test
    void hurryIsBounded() {
        String reference = loans.start(Loans.LARGE_AND_INCOMPLETE);
        String item = item(reference).get("id").asText();
        loans.as("sven").post("/api/work/" + item + "/priority", "{\"priority\": 95}");
        loans.jobs().advance(Duration.ofDays(20));

        assertThat(item(reference).get("priority").asInt()).isEqualTo(100);
    }

    private String instanceOf(String reference) {
        return context.getBean(CaseViews.class)
                .byReference(reference)
                .orElseThrow()
                .instanceId();
    }

    private JsonNode item(String reference) {
        return loans.as("carla")
                .get("/api/work/" + loans.itemAt(reference, "Task_CompleteApplication"))
                .json();
    }

    private List<String> story(String reference) {
        return loans.as("carla")
                .get("/api/cases/" + reference + "/timeline?limit=200")
                .json()
                .get("items")
                .findValuesAsText("kind");
    }
}
