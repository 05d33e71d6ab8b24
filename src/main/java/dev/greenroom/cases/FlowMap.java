package dev.greenroom.cases;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The lie of the land in one model: which element stands in which sub-process, and where a case can come from there. */
public record FlowMap(BpmnModelInstance model) {

    /** How the engine names the scope around the parallel runs of one activity. */
    static final String BODY = "#multiInstanceBody";

    private static final int DEEPEST = 20;

    private record Place(FlowNode node, int forks) {}

    /** The sub-processes around an element, the innermost first. */
    private Stream<SubProcess> around(ModelElementInstance element) {
        return Stream.iterate(
                        element.getParentElement(), parent -> parent != null, ModelElementInstance::getParentElement)
                .filter(SubProcess.class::isInstance)
                .map(SubProcess.class::cast);
    }

    private Optional<FlowNode> node(String id) {
        return model.getModelElementById(id) instanceof FlowNode node ? Optional.of(node) : Optional.empty();
    }

    /** Whether {@code element} stands inside the sub-process {@code scope}, at any depth. */
    boolean isInside(String element, String scope) {
        return node(element).stream().flatMap(this::around).anyMatch(each -> each.getId()
                .equals(scope));
    }

    /**
     * Whether a case can be set to this user task from {@code from}: not into a sub-process that only an event or a list
     * opens, unless it is inside already, and not to a step that only undoes.
     */
    public boolean canGoBack(String from, String to) {
        Optional<FlowNode> target = node(to);
        return target.filter(UserTask.class::isInstance).isPresent()
                && target.filter(each -> ((UserTask) each).isForCompensation()).isEmpty()
                && around(target.get())
                        .filter(scope -> scope.triggeredByEvent() || isMultiple(scope))
                        .allMatch(scope -> isInside(from, scope.getId()));
    }

    /** The name under which the engine starts the whole of an activity. */
    String whole(String element) {
        return node(element).filter(FlowMap::isMultiple).isPresent() ? element + BODY : element;
    }

    private static boolean isMultiple(FlowNode node) {
        return node instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    /** What stands directly in {@code scope} (null: the process) and holds {@code element}, or is it. */
    String directlyIn(@Nullable String scope, String element) {
        FlowNode held = node(element).orElseThrow();
        for (SubProcess outer : around(held).toList()) {
            if (outer.getId().equals(scope)) {
                return held.getId();
            }
            held = outer;
        }
        return held.getId();
    }

    /**
     * Everything a case can come to from {@code start} without leaving its sub-process, and without passing a join of
     * branches that were parted before {@code start}: those belong to somebody else's branch.
     */
    Set<String> ahead(String start) {
        Set<Place> seen = new LinkedHashSet<>();
        Deque<Place> next = new ArrayDeque<>();
        node(start).ifPresent(node -> next.add(new Place(node, 0)));
        while (!next.isEmpty()) {
            Place place = next.remove();
            boolean first = seen.isEmpty();
            int forks = place.forks() - (!first && isJoin(place.node()) ? 1 : 0);
            if (forks < 0 || forks > DEEPEST || !seen.add(place)) {
                continue;
            }
            int ahead = forks + (isFork(place.node()) ? 1 : 0);
            exits(place.node()).forEach(node -> next.add(new Place(node, ahead)));
        }
        Set<String> ids = new HashSet<>();
        seen.forEach(place -> ids.add(place.node().getId()));
        return ids;
    }

    private Stream<FlowNode> exits(FlowNode node) {
        Collection<BoundaryEvent> events = model.getModelElementsByType(BoundaryEvent.class);
        return Stream.concat(
                node.getOutgoing().stream().map(SequenceFlow::getTarget),
                events.stream().filter(event -> node.equals(event.getAttachedTo())));
    }

    private static boolean isJoin(FlowNode node) {
        return parts(node) && node.getIncoming().size() > 1;
    }

    private static boolean isFork(FlowNode node) {
        return parts(node) && node.getOutgoing().size() > 1;
    }

    private static boolean parts(FlowNode node) {
        return node instanceof ParallelGateway || node instanceof InclusiveGateway;
    }
}
