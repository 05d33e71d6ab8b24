package dev.greenroom.processes;

import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every scenario of the order fulfilment, on a real engine; together they pass every flow and every flow node but the two
 * compensation events, which the engine never enters: it goes to their handlers, and the paths show those.
 */
@Deployment(resources = {"processes/order-fulfilment/order-fulfilment.bpmn"})
class OrderScenarioTests {

    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(0.977)
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return new WalkedProcess("order-fulfilment", ENGINE.getProcessEngine(), TRAIL).scenarios();
    }
}
