package dev.greenroom.processes;

import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every scenario of the insurance claim, on a real engine; together they pass every flow node and every flow. */
@Deployment(
        resources = {
            "processes/insurance-claim/insurance-claim.bpmn",
            "processes/insurance-claim/claim-triage.dmn",
            "processes/insurance-claim/claim-approval.dmn"
        })
class ClaimScenarioTests {

    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(1.0)
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return new WalkedProcess("insurance-claim", ENGINE.getProcessEngine(), TRAIL).scenarios();
    }
}
