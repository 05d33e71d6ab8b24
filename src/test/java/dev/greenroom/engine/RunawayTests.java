package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.CleanHouse;
import dev.greenroom.GreenroomTest;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What only shows while a model runs: how many, how deep, how often. */
@GreenroomTest
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunawayTests {

    private final ApplicationContext context;
    private final ProcessEngine engine;

    RunawayTests(@Autowired ApplicationContext context, @Autowired ProcessEngine engine) {
        this.context = context;
        this.engine = engine;
    }

    @BeforeEach
    void emptyHouse() {
        CleanHouse.empty(context);
    }

    private void deploy(String model) {
        engine.getRepositoryService()
                .createDeployment()
                .name("runaway")
                .addString("runaway.bpmn", model)
                .deploy();
    }

    private void start(String variable, Object value) {
        engine.getRuntimeService().startProcessInstanceByKey("runaway", Map.of(variable, value));
    }

    private long running() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("runaway")
                .count();
    }

    private static String manyTimes(String attributes) {
        return "<bpmn:userTask id='step' camunda:candidateGroups='x'><bpmn:multiInstanceLoopCharacteristics "
                + attributes
                + "><bpmn:loopCardinality>${count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                + "</bpmn:userTask>";
    }

    @Test
    void aStepIsDoneAThousandTimesAtMost() {
        for (String kind : List.of("isSequential='false'", "isSequential='true'")) {
            deploy(Models.around("runaway", manyTimes(kind)));
            assertThatThrownBy(() -> start("count", 10_000_000))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("instances of one step");
            assertThatThrownBy(() -> start("count", 1_001)).hasMessageContaining("instances of one step");
            assertThat(running()).isZero();
            start("count", 3);
            assertThat(running()).isEqualTo(1);
            CleanHouse.empty(context);
        }
    }

    @Test
    void aJobThatIsStoppedIsAnIncidentInTheEnd() {
        String waiting = manyTimes("isSequential='false'").replace("id='step'", "id='step' camunda:asyncBefore='true'");
        deploy(Models.around("runaway", waiting));
        start("count", 5_000);
        Job job = engine.getManagementService()
                .createJobQuery()
                .processDefinitionKey("runaway")
                .singleResult();
        fail(job);
        // The first failure deals out the retries; this is then the last.
        engine.getManagementService().setJobRetries(job.getId(), 1);
        fail(job);
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .list())
                .singleElement()
                .satisfies(incident ->
                        assertThat(incident.getIncidentMessage()).contains("'step'", "instances of one step"));
    }

    private void fail(Job job) {
        assertThatThrownBy(() -> engine.getManagementService().executeJob(job.getId()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void processesCallEachOtherTwentyDeepAtMost() {
        String call = "<bpmn:callActivity id='step' calledElement='${next}'><bpmn:extensionElements>"
                + "<camunda:in variables='all'/></bpmn:extensionElements></bpmn:callActivity>";
        deploy(Models.around("runaway", call));
        assertThatThrownBy(() -> start("next", "runaway"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("call each other");
        assertThat(running()).isZero();
    }

    @Test
    void noTimerRepeatsFasterThanOnceAMinute() {
        String timer = "<bpmn:userTask id='step' camunda:candidateGroups='x'/><bpmn:boundaryEvent id='tick'"
                + " attachedToRef='step' cancelActivity='false'><bpmn:timerEventDefinition id='t'>"
                + "<bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>";
        deploy(Models.around("runaway", timer));
        for (String cycle : List.of("R/PT0S", "R/PT1S", "R3/PT59S", "R1000000/PT0.5S")) {
            assertThatThrownBy(() -> start("cycle", cycle))
                    .as(cycle)
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("faster than once a minute");
        }
        assertThatThrownBy(() -> start("cycle", "R/0001-01-01T00:00:00Z/PT1M"))
                .as("a billion repetitions to count")
                .hasMessageContaining("too far in the past");
        assertThat(running()).isZero();
        start("cycle", "R3/PT1M");
        assertThat(running()).isEqualTo(1);
    }

    @Test
    void aListThatIsTooLongIsStoppedToo() {
        String step = "<bpmn:userTask id='step' camunda:candidateGroups='x'><bpmn:multiInstanceLoopCharacteristics"
                + " camunda:collection='${lines}' camunda:elementVariable='line'/></bpmn:userTask>";
        deploy(Models.around("runaway", step));
        List<Integer> lines = java.util.stream.IntStream.range(0, 1_001).boxed().toList();
        assertThatThrownBy(() -> start(
                        "lines",
                        Variables.objectValue(new java.util.ArrayList<>(lines))
                                .serializationDataFormat("application/json")
                                .create()))
                .hasMessageContaining("instances of one step");
    }
}
