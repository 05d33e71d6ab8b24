package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every scenario of the order fulfilment, on a real engine; together they pass every flow and every flow node. A
 * compensation event is never entered, the engine goes straight to its handler: it counts as passed when the handler its
 * association leads to was entered.
 */
@Deployment(resources = {"processes/order-fulfilment/order-fulfilment.bpmn"})
class OrderScenarioTests {

    private static final ShippedModel MODEL = ShippedModel.of("order-fulfilment");
    private static final Trail TRAIL = new Trail();

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessEngineCoverageExtension.builder(
                    ScenarioEngine.configuration(TRAIL))
            .assertClassCoverageAtLeast(allButCompensationEvents())
            .build();

    @TestFactory
    Stream<DynamicTest> everyScenarioTakesItsPath() {
        return new WalkedProcess("order-fulfilment", ENGINE.getProcessEngine(), TRAIL).scenarios();
    }

    @AfterAll
    static void everyCompensationEventLedToItsHandler() {
        Set<String> passed = MODEL.all(Association.class).stream()
                .filter(association ->
                        TRAIL.everywhere().contains(association.getTarget().getId()))
                .map(association -> association.getSource().getId())
                .collect(Collectors.toSet());
        assertThat(passed).containsAll(compensationEvents());
    }

    private static Set<String> compensationEvents() {
        return MODEL.all(BoundaryEvent.class).stream()
                .filter(event ->
                        event.getEventDefinitions().stream().anyMatch(CompensateEventDefinition.class::isInstance))
                .map(BoundaryEvent::getId)
                .collect(Collectors.toSet());
    }

    private static double allButCompensationEvents() {
        int elements =
                MODEL.all(FlowNode.class).size() + MODEL.all(SequenceFlow.class).size();
        return (double) (elements - compensationEvents().size()) / elements;
    }
}
