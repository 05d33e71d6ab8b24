package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.DynamicTest;

/** Plays every scenario of a process: each ends where it says, by the way and with the outcome it says. */
record WalkedProcess(String process, ProcessEngine engine, Trail trail) {

    Stream<DynamicTest> scenarios() {
        ShippedModel model = ShippedModel.of(process);
        return Scenarios.of(process).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(model, scenario)));
    }

    private void play(ShippedModel model, Scenario scenario) {
        ScenarioRunner.Run run = new ScenarioRunner(engine, trail).play(scenario);

        BpmnAwareTests.init(engine);
        BpmnAwareTests.assertThat(run.instance()).isEnded().hasPassed(scenario.end());
        assertThat(run.path()).isEqualTo(scenario.path());
        assertThat(model.outcome(run.end())).isEqualTo(scenario.outcome());
        assertThat(model.outcome(scenario.end())).isEqualTo(scenario.outcome());
    }
}
