package dev.greenroom.processes;

import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every scenario of telling a customer, on a real engine; together they pass every flow node and every flow. */
@Deployment(resources = "processes/tell-customer/tell-customer.bpmn")
class TellCustomerScenarioTests {

    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(1.0)
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return new WalkedProcess("tell-customer", ENGINE.getProcessEngine(), TRAIL).scenarios();
    }
}
