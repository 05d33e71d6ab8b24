package dev.greenroom.processes;

import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every scenario of other work, on a real engine; together they pass every flow node and every flow. */
@Deployment(resources = {"processes/work-item/work-item.bpmn", "processes/work-item/work-types.dmn"})
class WorkItemScenarioTests {

    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(1.0)
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return new WalkedProcess("work-item", ENGINE.getProcessEngine(), TRAIL).scenarios();
    }
}
