package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.instance.Activity;
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
        assertThat(inOneOrder(run.path(), model)).isEqualTo(inOneOrder(scenario.path(), model));
        assertThat(model.outcome(run.end())).isEqualTo(scenario.outcome());
        assertThat(model.outcome(scenario.end())).isEqualTo(scenario.outcome());
    }

    /** What was done in the same instant is undone in no fixed order: handlers that follow each other are sorted. */
    private static List<String> inOneOrder(List<String> path, ShippedModel model) {
        Set<String> handlers = model.all(Activity.class).stream()
                .filter(Activity::isForCompensation)
                .map(Activity::getId)
                .collect(Collectors.toSet());
        List<String> ordered = new ArrayList<>(path);
        for (int from = 0, to; from < ordered.size(); from = to + 1) {
            to = from;
            while (to < ordered.size() && handlers.contains(ordered.get(to))) {
                to++;
            }
            Collections.sort(ordered.subList(from, to));
        }
        return ordered;
    }
}
