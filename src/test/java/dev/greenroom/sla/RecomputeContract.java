package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.cases.Loans;
import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import dev.greenroom.shared.MovableClock;
import dev.greenroom.sla.Recomputation.State;
import dev.greenroom.sla.Recomputation.Subject;
import dev.greenroom.sla.calendar.Budget;
import dev.greenroom.sla.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The office is closed on Tuesday: what was due by Wednesday evening is due on Thursday; the same on every database. */
abstract class RecomputeContract {

    static final String LEVEL = "loan-application.complete-application";
    static final String CLOSED_ON_TUESDAY =
            """
            {"zone": "Europe/Amsterdam", "weekly": {"monday-friday": ["09:00-17:00"]},
             "holidays": [{"named": "nl"}], "exceptions": [{"date": "2026-03-03", "open": []}]}""";

    /** A step that is watched by timers of its own; its case has no timers. */
    private static final String WATCHED =
            """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
              <bpmn:process id="watched" name="Watched" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="Start"/>
                <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Task_Watched"/>
                <bpmn:userTask id="Task_Watched" name="Watched" camunda:candidateGroups="claims-intake">
                  <bpmn:extensionElements><camunda:properties>
                    <camunda:property name="serviceLevel" value="%s"/>
                  </camunda:properties></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="f2" sourceRef="Task_Watched" targetRef="End"/>
                <bpmn:endEvent id="End"/>
                <bpmn:boundaryEvent id="Near" attachedToRef="Task_Watched" cancelActivity="false">
                  <bpmn:timerEventDefinition id="timer_near">
                    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${sla.warnAt()}</bpmn:timeDate>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f3" sourceRef="Near" targetRef="End_Near"/>
                <bpmn:endEvent id="End_Near"/>
                <bpmn:boundaryEvent id="Over" attachedToRef="Task_Watched" cancelActivity="false">
                  <bpmn:timerEventDefinition id="timer_over">
                    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${sla.lateAt()}</bpmn:timeDate>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="f4" sourceRef="Over" targetRef="End_Over"/>
                <bpmn:endEvent id="End_Over"/>
              </bpmn:process>
            </bpmn:definitions>""";

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    private CalendarStore store;

    @Autowired
    private Recomputing recomputing;

    @Autowired
    private Recomputations recomputations;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    @AfterEach
    void asShipped() {
        CleanHouse.empty(context);
        store.refresh();
    }

    List<String> loans(int count) {
        Loans loans = new Loans(context);
        List<String> references = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            references.add(loans.start(Loans.LARGE_AND_INCOMPLETE));
        }
        return references;
    }

    JsonNode preview() {
        Http.Answer told = olga().post("/api/calendars/nl-office/preview", "{\"calendar\": " + CLOSED_ON_TUESDAY + "}");
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        return told.json().get("moves");
    }

    String change() {
        return change(1, CLOSED_ON_TUESDAY);
    }

    String change(int expectedVersion, String calendar) {
        Http.Answer changed = olga().put(
                        "/api/calendars/nl-office",
                        "{\"expectedVersion\": " + expectedVersion + ", \"calendar\": " + calendar + "}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        return changed.json().at("/recomputation/id").asText();
    }

    JsonNode done(String id, Duration patience) {
        Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> progress(id).get("state").asText().equals("done"));
        return progress(id);
    }

    private JsonNode progress(String id) {
        return olga().get("/api/recomputations/" + id).json();
    }

    Http olga() {
        return Http.of(context.getEnvironment()).as("olga");
    }

    /** Counted by hand, clock by clock. */
    void everyDateIsRight() {
        BusinessCalendar office = store.find("nl-office").orElseThrow();
        jdbc.query("select * from sla_row where closed_at is null and level_key = '" + LEVEL + "'", (row, number) -> {
            SlaRow stored = SlaRows.row(row, number);
            Instant due = office.due(stored.course().since(), new Budget.BusinessDays(2));
            assertThat(stored.dueAt()).as(stored.id()).isEqualTo(due);
            return due;
        });
        assertThat(number("select count(*) from work_item w join sla_row s on s.task_id = w.task_id and s.kind = 'step'"
                        + " where w.state = 'open' and (w.due_at <> s.due_at or w.due_order <> s.due_at)"))
                .isZero();
    }

    long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    @Test
    void whatThePreviewToldIsWhatMoves() {
        List<String> references = loans(3);
        JsonNode told = preview();

        assertThat(told.get("count").asLong()).isPositive();
        assertThat(told.get("cases").asLong()).isEqualTo(3);
        assertThat(told.get("items").findValuesAsText("reference")).containsAll(references);
        JsonNode step = null;
        for (JsonNode item : told.get("items")) {
            step = item.get("level").asText().equals(LEVEL) ? item : step;
        }
        assertThat(step).isNotNull();
        assertThat(step.get("step").asText()).isEqualTo("Complete application");
        assertThat(step.get("dueAt").asText()).isEqualTo("2026-03-04T16:00:00Z");
        assertThat(step.get("newDueAt").asText()).isEqualTo("2026-03-05T16:00:00Z");
        assertThat(number("select count(*) from recomputation")).isZero();

        JsonNode outcome = done(change(), Duration.ofSeconds(60));

        assertThat(outcome.get("moved").asLong()).isEqualTo(told.get("count").asLong());
        assertThat(outcome.get("checked").asLong())
                .isEqualTo(outcome.get("total").asLong());
        assertThat(preview().get("count").asLong()).isZero();
        everyDateIsRight();
    }

    /** An open page of a case shows its new date without anything else happening to it. */
    @Test
    void theCasesThatMoveAreNamed() {
        List<String> references = loans(2);
        jdbc.update("delete from live_event");

        done(change(), Duration.ofSeconds(60));

        assertThat(told("case")).containsAll(references);
        assertThat(told("all")).isEmpty();
    }

    @Test
    void moreCasesThanCanBeNamedAreToldOnceWhenAllStand() {
        loans(2);
        done(change(), Duration.ofSeconds(60));
        jdbc.update("update sla_row set due_at = warn_at where closed_at is null and level_key = ?", LEVEL);
        jdbc.update("delete from live_event");

        done(
                recomputations
                        .begin(Subject.CALENDAR, "nl-office", "2", 100_000, "olga")
                        .id(),
                Duration.ofSeconds(60));

        everyDateIsRight();
        assertThat(told("all")).hasSize(1);
        assertThat(told("case")).isEmpty();
    }

    private List<String> told(String type) {
        return jdbc.queryForList("select subject from live_event where type = ?", String.class, type);
    }

    @Test
    void anotherNodeGoesOnWhereOneDied() {
        loans(2);
        Recomputation begun = recomputing.begin(Subject.CALENDAR, "nl-office", "2", "olga");
        OffsetDateTime leased = clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC);
        jdbc.update("update recomputation set leased_by = 'a dead node', leased_until = ?", leased);
        change(begun);

        assertThat(recomputations.find(begun.id()).orElseThrow().state()).isEqualTo(State.RUNNING);
        clock.advance(Duration.ofSeconds(61));
        done(begun.id(), Duration.ofSeconds(60));
        everyDateIsRight();
    }

    /** The change itself, as the dead node had committed it. */
    private void change(Recomputation begun) {
        assertThat(begun.state()).isEqualTo(State.RUNNING);
        change();
        Awaitility.await().until(() -> recomputations.latest().stream()
                .filter(one -> !one.id().equals(begun.id()))
                .allMatch(one -> one.state() == State.DONE));
    }

    @Test
    void theTimersOfACaseFollowItsClock() {
        loans(1);
        Http.Answer changed = olga().put(
                        "/api/calendars/24x7",
                        """
                        {"expectedVersion": 1, "calendar":
                         {"zone": "America/New_York", "weekly": {"monday-sunday": ["00:00-24:00"]}}}""");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        done(changed.json().at("/recomputation/id").asText(), Duration.ofSeconds(60));

        SlaRow whole =
                Objects.requireNonNull(jdbc.queryForObject("select * from sla_row where kind = 'case'", SlaRows::row));
        assertThat(whole.dueAt()).isEqualTo("2026-03-22T08:00:00Z");
        assertThat(context.getBean(EngineTimers.class).ofInstance(whole.instanceId()))
                .extracting(EngineTimer::dueAt)
                .contains(earliest("warn_at"), earliest("due_at"));
    }

    @Test
    void timersDrawnAtAStepFollowItsClockAsTheyDoOneByOne() {
        String definition = context.getBean(RepositoryService.class)
                .createDeployment()
                .addString("watched.bpmn", WATCHED.formatted(LEVEL))
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
        RuntimeService runtime = context.getBean(RuntimeService.class);
        String many = runtime.startProcessInstanceById(definition).getId();
        String alone = runtime.startProcessInstanceById(definition).getId();
        assertThat(watches(many))
                .containsExactlyInAnyOrder(step(many).warnAt(), step(many).dueAt());
        Instant before = step(many).dueAt();

        done(change(), Duration.ofSeconds(60));
        BusinessCalendar office = store.find("nl-office").orElseThrow();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            SlaRow row = step(alone);
            String reference = Objects.requireNonNull(jdbc.queryForObject(
                    "select reference from case_view where current_instance_id = ?", String.class, alone));
            context.getBean(ClockMoves.class)
                    .write(
                            reference,
                            row,
                            row.with(row.clock(context.getBean(Calendars.class)).recalendar(office)));
        });

        assertThat(step(many).dueAt()).isAfter(before).isEqualTo(step(alone).dueAt());
        assertThat(watches(many))
                .containsExactlyInAnyOrder(step(many).warnAt(), step(many).dueAt())
                .containsExactlyInAnyOrderElementsOf(watches(alone));
    }

    private SlaRow step(String instance) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select * from sla_row where kind = 'step' and instance_id = ?", SlaRows::row, instance));
    }

    private List<Instant> watches(String instance) {
        return context.getBean(EngineTimers.class).ofInstance(instance).stream()
                .map(EngineTimer::dueAt)
                .toList();
    }

    private Instant earliest(String point) {
        return Objects.requireNonNull(jdbc.queryForObject(
                        "select min(" + point + ") from sla_row where closed_at is null", OffsetDateTime.class))
                .toInstant();
    }

    @Test
    void aCalendarThatNobodyCountsByMovesNothing() {
        loans(1);
        JsonNode told = olga().post("/api/calendars/de-office/preview", "{\"calendar\": " + CLOSED_ON_TUESDAY + "}")
                .json()
                .get("moves");
        assertThat(told.get("count").asLong()).isZero();
        assertThat(told.get("items")).isEmpty();
    }
}
