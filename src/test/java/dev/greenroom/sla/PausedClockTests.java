package dev.greenroom.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import dev.greenroom.Http;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.shared.MovableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** 16 business hours of an office in Amsterdam, on a clock that the test moves: Monday is 2 March 2026. */
@GreenroomTest
class PausedClockTests {

    private static final long HOUR = 3_600_000;

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final MovableClock clock;
    private final SlaRows rows;
    private final Calendars calendars;
    private String version = "";

    PausedClockTests(
            @Autowired ApplicationContext context,
            @Autowired ProcessEngine engine,
            @Autowired MovableClock clock,
            @Autowired SlaRows rows,
            @Autowired Calendars calendars) {
        this.context = context;
        this.engine = engine;
        this.clock = clock;
        this.rows = rows;
        this.calendars = calendars;
    }

    @BeforeEach
    void aModelThatWaits() {
        CleanHouse.empty(context);
        ClockModel.deployLevels(engine.getRepositoryService());
        version = ClockModel.deploy(engine.getRepositoryService(), "one", "test.patient");
    }

    private static Instant amsterdam(String time) {
        return OffsetDateTime.parse("2026-03-" + time + "+01:00").toInstant();
    }

    private String start(String at) {
        clock.moveTo(amsterdam(at));
        return engine.getRuntimeService()
                .startProcessInstanceByKey(ClockModel.PROCESS, Map.of("customerId", "C-1", "casePriority", 50))
                .getId();
    }

    private void complete(String root, String step, String at) {
        clock.moveTo(amsterdam(at));
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(root)
                .taskDefinitionKey(step)
                .singleResult();
        engine.getTaskService().complete(task.getId());
    }

    private void message(String root, String name, String at) {
        clock.moveTo(amsterdam(at));
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceId(root)
                .correlate();
    }

    private LevelClock of(String root) {
        return rows.find(root).orElseThrow().clock(calendars);
    }

    private List<Instant> timers(String root) {
        return engine.getManagementService().createJobQuery().processInstanceId(root).timers().list().stream()
                .map(Job::getDuedate)
                .map(java.util.Date::toInstant)
                .sorted()
                .toList();
    }

    private JsonNode answer(String root) {
        String reference =
                context.getBean(CaseViews.class).byInstance(root).orElseThrow().reference();
        return Http.of(context.getEnvironment())
                .as("sven")
                .get("/api/cases/" + reference)
                .json();
    }

    @Test
    void goesOnToTheMinuteAfterThreeDaysAndAnotherVersionOfItsModel() {
        String root = start("02T11:00");
        assertThat(timers(root)).containsExactly(amsterdam("03T15:00"), amsterdam("04T11:00"));

        complete(root, "Task_Check", "02T17:00");
        assertThat(of(root).isPaused()).isTrue();
        assertThat(of(root).used(clock.instant())).isEqualTo(6 * HOUR);
        assertThat(timers(root)).containsExactly(LevelClock.NEVER, LevelClock.NEVER);

        clock.moveTo(amsterdam("04T12:00"));
        String newer = ClockModel.deploy(engine.getRepositoryService(), "two", "test.patient");
        engine.getRuntimeService()
                .newMigration(engine.getRuntimeService()
                        .createMigrationPlan(version, newer)
                        .mapEqualActivities()
                        .updateEventTriggers()
                        .build())
                .processInstanceIds(root)
                .execute();
        assertThat(timers(root)).containsExactly(LevelClock.NEVER, LevelClock.NEVER);
        assertThat(of(root).remaining(clock.instant())).isEqualTo(10 * HOUR);

        message(root, "papers", "05T17:00");
        message(root, "opinion", "05T17:00");

        assertThat(of(root).isPaused()).isFalse();
        assertThat(of(root).remaining(clock.instant())).isEqualTo(10 * HOUR);
        assertThat(of(root).dueAt()).isEqualTo(amsterdam("09T11:00"));
        assertThat(timers(root)).containsExactly(of(root).warnAt(), amsterdam("09T11:00"));
        JsonNode told = answer(root).get("clock");
        assertThat(told.get("target").asInt()).isEqualTo(16);
        assertThat(told.get("used").asInt()).isEqualTo(6);
        assertThat(told.get("remaining").asInt()).isEqualTo(10);
        assertThat(told.get("unit").asText()).isEqualTo("business-hours");
        assertThat(told.get("calendar").asText()).isEqualTo("nl-office");
    }

    @Test
    void tellsThatItStandsAndWhy() {
        String root = start("02T11:00");
        assertThat(answer(root).get("sla").get("running").asBoolean()).isTrue();
        assertThat(answer(root).get("sla").get("nextChangeAt").asText()).isEqualTo("2026-03-02T16:00:00Z");
        complete(root, "Task_Check", "02T14:30");
        clock.moveTo(amsterdam("03T12:00"));

        JsonNode sla = answer(root).get("sla");

        assertThat(sla.get("state").asText()).isEqualTo("paused");
        assertThat(sla.has("dueAt")).isFalse();
        assertThat(sla.get("running").asBoolean()).isFalse();
        assertThat(sla.get("remainingSeconds").asLong()).isEqualTo(45_000);
        assertThat(sla.get("pausedFor").asText()).isEqualTo("customer");
        assertThat(sla.get("pausedSince").asText()).isEqualTo("2026-03-02T13:30:00Z");
        JsonNode pause = answer(root).get("clock").get("pauses").get(0);
        assertThat(pause.get("reason").asText()).isEqualTo("customer");
        assertThat(pause.has("to")).isFalse();
        assertThat(Http.of(context.getEnvironment())
                        .as("sven")
                        .get("/api/cases?sla=paused")
                        .json()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void countsOpenTimeOnlyAndTellsWhenItRunsAgain() {
        String root = start("02T11:00");
        clock.moveTo(amsterdam("02T19:00"));

        JsonNode sla = answer(root).get("sla");

        assertThat(sla.get("running").asBoolean()).isFalse();
        assertThat(sla.get("remainingSeconds").asLong()).isEqualTo(36_000);
        assertThat(sla.get("nextChangeAt").asText()).isEqualTo("2026-03-03T08:00:00Z");
    }

    @Test
    void standsForTheExpertOnlyIfItsLevelSaysSo() {
        ClockModel.deploy(engine.getRepositoryService(), "strict", "test.hours");
        String root = start("02T11:00");

        complete(root, "Task_Check", "02T17:00");
        assertThat(of(root).isPaused()).isFalse();
        message(root, "opinion", "03T12:00");

        assertThat(of(root).pauseReason()).isEqualTo("customer");
        assertThat(of(root).used(clock.instant())).isEqualTo(9 * HOUR);
    }

    @Test
    void changesItsReasonWithTheWait() {
        String root = start("02T11:00");
        complete(root, "Task_Check", "02T17:00");

        message(root, "papers", "03T12:00");

        assertThat(of(root).pauseReason()).isEqualTo("third-party");
        assertThat(of(root).remaining(clock.instant())).isEqualTo(10 * HOUR);
        assertThat(answer(root).get("clock").get("pauses").findValuesAsText("reason"))
                .containsExactly("customer", "third-party");
    }

    @Test
    void itsStorySaysWhenItStoodAndForWhom() {
        String root = start("02T11:00");
        complete(root, "Task_Check", "02T17:00");
        message(root, "papers", "03T12:00");
        message(root, "opinion", "03T13:00");

        assertThat(story(root, "en"))
                .containsSubsequence(
                        "The clock of the case goes on.",
                        "The clock of the case stands while we wait for somebody else outside.",
                        "The clock of the case stands while we wait for the customer.");
        assertThat(story(root, "de"))
                .containsSubsequence(
                        "Die Uhr des Vorgangs läuft weiter.",
                        "Die Uhr des Vorgangs steht, solange wir auf andere außerhalb des Hauses warten.",
                        "Die Uhr des Vorgangs steht, solange wir auf die Kundin oder den Kunden warten.");
    }

    private List<String> story(String root, String language) {
        String reference =
                context.getBean(CaseViews.class).byInstance(root).orElseThrow().reference();
        return Http.of(context.getEnvironment())
                .as("sven")
                .with("Accept-Language", language)
                .get("/api/cases/" + reference + "/timeline?limit=100")
                .json()
                .get("items")
                .findValuesAsText("text");
    }

    @Test
    void runsWhileSomebodyHereHasSomethingToDo() {
        String root = start("02T11:00");
        complete(root, "Task_Check", "02T17:00");

        message(root, "ask", "03T12:00");
        assertThat(of(root).isPaused()).isFalse();
        complete(root, "Task_Answer", "03T13:00");

        assertThat(of(root).isPaused()).isTrue();
        assertThat(of(root).remaining(clock.instant())).isEqualTo(9 * HOUR);
    }

    @Test
    void anUrgentCaseHasLessTimeAndKeepsWhatItUsed() {
        ClockModel.deploy(engine.getRepositoryService(), "strict", "test.hours");
        String root = start("02T11:00");
        clock.moveTo(amsterdam("02T15:00"));

        engine.getRuntimeService().setVariable(root, "casePriority", 90);

        assertThat(of(root).remaining(clock.instant())).isEqualTo(4 * HOUR);
        assertThat(of(root).dueAt()).isEqualTo(amsterdam("03T11:00"));
        assertThat(timers(root)).containsExactly(amsterdam("02T17:00"), amsterdam("03T11:00"));
        assertThat(answer(root).get("sla").get("dueAt").asText()).isEqualTo("2026-03-03T10:00:00Z");
        engine.getRuntimeService().setVariable(root, "casePriority", 50);
        assertThat(of(root).dueAt()).isEqualTo(amsterdam("04T11:00"));
    }

    @Test
    void aMissIsNotForgivenByWaiting() {
        String root = start("02T11:00");
        complete(root, "Task_Check", "05T12:00");

        assertThat(of(root).state(clock.instant())).isEqualTo(SlaClock.State.LATE);
        clock.moveTo(amsterdam("10T12:00"));
        JsonNode sla = answer(root).get("sla");
        assertThat(sla.get("state").asText()).isEqualTo("late");
        assertThat(sla.get("remainingSeconds").asLong()).isEqualTo(-9 * 3600);
        assertThat(sla.get("running").asBoolean()).isFalse();
    }
}
