package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every scenario of the loan application, on a real engine; together they pass every flow node and every flow. */
@Deployment(
        resources = {
            "processes/loan-application/loan-application.bpmn",
            "processes/loan-application/credit-decision.dmn"
        })
class ScenarioTests {

    private static final ShippedModel MODEL = ShippedModel.of("loan-application");
    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(1.0)
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return Scenarios.of("loan-application").stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario)));
    }

    private static void play(Scenario scenario) {
        ScenarioRunner.Run run = new ScenarioRunner(ENGINE.getProcessEngine(), TRAIL).play(scenario);

        BpmnAwareTests.init(ENGINE.getProcessEngine());
        BpmnAwareTests.assertThat(run.instance()).isEnded().hasPassed(scenario.end());
        assertThat(run.path()).isEqualTo(scenario.path());
        assertThat(MODEL.outcome(run.end())).isEqualTo(scenario.outcome());
        assertThat(MODEL.outcome(scenario.end())).isEqualTo(scenario.outcome());
    }
}
