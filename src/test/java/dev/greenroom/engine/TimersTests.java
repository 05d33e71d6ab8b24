package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.engine.decisions.Decisions;
import dev.greenroom.engine.timers.EngineTimer;
import dev.greenroom.engine.timers.EngineTimers;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GreenroomTest
class TimersTests {

    private final ProcessEngine engine;
    private final EngineTimers timers;
    private final Decisions decisions;
    private final MovableClock clock;
    private final TransactionTemplate transaction;

    TimersTests(
            @Autowired ProcessEngine engine,
            @Autowired EngineTimers timers,
            @Autowired Decisions decisions,
            @Autowired MovableClock clock,
            @Autowired TransactionTemplate transaction) {
        this.engine = engine;
        this.timers = timers;
        this.decisions = decisions;
        this.clock = clock;
        this.transaction = transaction;
    }

    @BeforeEach
    void aModelWithATimer() {
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addString(
                        "timed.bpmn",
                        Models.process(
                                "timed",
                                "<bpmn:startEvent id='start'/><bpmn:userTask id='step'/><bpmn:endEvent id='end'/>"
                                        + "<bpmn:boundaryEvent id='late' attachedToRef='step' cancelActivity='false'>"
                                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration>"
                                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id='end2'/>"
                                        + "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='step'/>"
                                        + "<bpmn:sequenceFlow id='f2' sourceRef='step' targetRef='end'/>"
                                        + "<bpmn:sequenceFlow id='f3' sourceRef='late' targetRef='end2'/>"))
                .addString("choice.dmn", Models.decision("choice", "", "&quot;yes&quot;"))
                .deploy();
    }

    @Test
    void findsAndMovesATimer() {
        String instance = start();
        EngineTimer timer = timers.ofInstance(instance).get(0);
        assertThat(timer.element()).isEqualTo("late");
        assertThat(timer.dueAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(timers.ofExecution(timer.executionId())).containsExactly(timer);
        Instant later = clock.instant().plus(Duration.ofDays(2));
        timers.move(Map.of(timer.jobId(), later, "gone", later));
        assertThat(timers.ofInstance(instance)).extracting(EngineTimer::dueAt).containsExactly(later);
    }

    @Test
    void movesATimerOfTheSameTransaction() {
        Instant later = clock.instant().plus(Duration.ofDays(3));
        String instance = transaction.execute(status -> {
            String started = start();
            List<EngineTimer> found = timers.ofInstance(started);
            timers.move(Map.of(found.get(0).jobId(), later));
            return started;
        });
        assertThat(timers.ofInstance(String.valueOf(instance)))
                .extracting(EngineTimer::dueAt)
                .containsExactly(later);
    }

    @Test
    void aDecisionAnswersWithPlainValues() {
        assertThat(decisions.evaluate("choice", Map.of("name", "x"))).containsExactly(Map.of("out", "yes"));
        assertThat(decisions.latestVersion("choice")).isPresent();
        assertThat(decisions.latestVersion("unknown")).isEmpty();
    }

    private String start() {
        return engine.getRuntimeService().startProcessInstanceByKey("timed").getId();
    }
}
