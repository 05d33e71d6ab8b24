package dev.greenroom.engine.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/** Reads how a model's elements follow each other. An end that throws an error leads nowhere by itself. */
final class FlowReader {

    private FlowReader() {}

    static Flows read(BpmnModelInstance model) {
        Map<String, List<String>> next = new HashMap<>();
        Set<String> ends = new HashSet<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (node.getId() == null) {
                continue;
            }
            if (node instanceof EndEvent && !(node.getParentElement() instanceof SubProcess)) {
                ends.add(node.getId());
            }
            next.put(node.getId(), after(node));
        }
        return new Flows(next, ends);
    }

    private static List<String> after(FlowNode node) {
        if (node instanceof SubProcess sub) {
            List<String> starts = sub.getChildElementsByType(StartEvent.class).stream()
                    .map(StartEvent::getId)
                    .toList();
            return starts.isEmpty() ? targets(node) : starts;
        }
        if (node instanceof EndEvent end && node.getParentElement() instanceof SubProcess sub) {
            boolean fails = end.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
            return fails ? List.of() : targets(sub);
        }
        return targets(node);
    }

    private static List<String> targets(FlowNode node) {
        return node.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .map(FlowNode::getId)
                .toList();
    }
}
