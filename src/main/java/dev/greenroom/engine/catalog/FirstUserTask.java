package dev.greenroom.engine.catalog;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The first thing that people do in a process, along its flows. */
final class FirstUserTask {

    private FirstUserTask() {}

    static Optional<String> of(Process process) {
        Deque<FlowNode> next =
                new ArrayDeque<>(starts(process.getFlowElements()).toList());
        Set<FlowNode> seen = new LinkedHashSet<>(next);
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (node instanceof UserTask task && !task.isForCompensation()) {
                return Optional.of(task.getId());
            }
            after(process, node).filter(seen::add).forEach(next::add);
        }
        return Optional.empty();
    }

    private static Stream<FlowNode> starts(Collection<FlowElement> elements) {
        return elements.stream().filter(StartEvent.class::isInstance).map(FlowNode.class::cast);
    }

    private static Stream<FlowNode> after(Process process, FlowNode node) {
        Stream<FlowNode> inside = node instanceof SubProcess scope ? starts(scope.getFlowElements()) : Stream.empty();
        Stream<FlowNode> onwards = node.getOutgoing().stream().map(SequenceFlow::getTarget);
        Stream<FlowNode> aside = process.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> node.equals(event.getAttachedTo()))
                .map(FlowNode.class::cast);
        return Stream.of(inside, onwards, aside).flatMap(each -> each);
    }
}
