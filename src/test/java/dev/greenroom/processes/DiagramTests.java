package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A diagram can be read: everything is drawn, nothing crosses, no label lies on anything else. */
class DiagramTests {

    private static final double CHARACTER_WIDTH = 5.0;
    private static final double LINE_HEIGHT = 13;

    private record Box(String id, Rectangle2D bounds) {}

    private record Edge(String id, BaseElement from, BaseElement to, List<Line2D> lines) {}

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementIsDrawn(ShippedModel model) {
        List<String> drawn = new ArrayList<>();
        model.all(BpmnShape.class)
                .forEach(shape -> drawn.add(shape.getBpmnElement().getId()));
        model.all(BpmnEdge.class)
                .forEach(edge -> drawn.add(edge.getBpmnElement().getId()));

        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(model.all(FlowElement.class).stream(), model.all(Association.class).stream())
                                .map(BaseElement::getId)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNameOutsideItsShapeHasALabelItFitsInto(ShippedModel model) {
        List<String> faults = new ArrayList<>();
        for (FlowElement element : model.all(FlowElement.class)) {
            if (element.getName() == null || element instanceof Activity) {
                continue;
            }
            labels(model).stream()
                    .filter(label -> label.id().equals(element.getId()))
                    .findFirst()
                    .ifPresentOrElse(
                            label -> {
                                if (!fits(element.getName(), label.bounds())) {
                                    faults.add(element.getId() + " does not fit");
                                }
                            },
                            () -> faults.add(element.getId() + " has no label bounds"));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsLieOnNothingElse(ShippedModel model) {
        List<String> faults = new ArrayList<>();
        List<Box> labels = labels(model);
        for (Box label : labels) {
            labels.stream()
                    .filter(other -> !other.equals(label) && other.bounds().intersects(label.bounds()))
                    .forEach(other -> faults.add(label.id() + " on label " + other.id()));
            shapes(model).stream()
                    .filter(shape -> shape.bounds().intersects(label.bounds()))
                    .forEach(shape -> faults.add(label.id() + " on " + shape.id()));
            edges(model).stream()
                    .filter(edge -> edge.lines().stream().anyMatch(line -> line.intersects(label.bounds())))
                    .forEach(edge -> faults.add(label.id() + " on " + edge.id()));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shapesDoNotOverlap(ShippedModel model) {
        List<String> faults = new ArrayList<>();
        List<Box> shapes = shapes(model);
        for (Box shape : shapes) {
            shapes.stream()
                    .filter(other -> !other.equals(shape) && other.bounds().intersects(shape.bounds()))
                    .filter(other -> !isBoundary(model, shape.id()) && !isBoundary(model, other.id()))
                    .forEach(other -> faults.add(shape.id() + " on " + other.id()));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void edgesCrossNothing(ShippedModel model) {
        List<String> faults = new ArrayList<>();
        List<Edge> edges = edges(model);
        for (Edge edge : edges) {
            edges.stream()
                    .filter(other -> !other.equals(edge) && touch(edge, other))
                    .forEach(other -> faults.add(edge.id() + " crosses " + other.id()));
            shapes(model).stream()
                    .filter(shape -> !isEndOf(edge, shape.id()))
                    .filter(shape -> edge.lines().stream().anyMatch(line -> line.intersects(shape.bounds())))
                    .forEach(shape -> faults.add(edge.id() + " runs through " + shape.id()));
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void edgesRunStraightOrAtRightAngles(ShippedModel model) {
        for (Edge edge : edges(model)) {
            assertThat(edge.lines())
                    .as(edge.id())
                    .allMatch(line -> line.getX1() == line.getX2() || line.getY1() == line.getY2());
        }
    }

    private static boolean touch(Edge one, Edge other) {
        return one.lines().stream().anyMatch(line -> other.lines().stream().anyMatch(line::intersectsLine));
    }

    private static boolean isBoundary(ShippedModel model, String id) {
        return (Object) model.bpmn().getModelElementById(id) instanceof BoundaryEvent;
    }

    /** The source, the target, and a boundary event's host belong to an edge. */
    private static boolean isEndOf(Edge edge, String shape) {
        boolean host = edge.from() instanceof BoundaryEvent event
                && event.getAttachedTo().getId().equals(shape);
        return host || edge.from().getId().equals(shape) || edge.to().getId().equals(shape);
    }

    private static boolean fits(String name, Rectangle2D bounds) {
        double lines = 1;
        double used = 0;
        for (String word : name.split(" ")) {
            double width = word.length() * CHARACTER_WIDTH;
            if (used > 0 && used + CHARACTER_WIDTH + width > bounds.getWidth()) {
                lines++;
                used = width;
            } else {
                used += width + (used > 0 ? CHARACTER_WIDTH : 0);
            }
        }
        return lines * LINE_HEIGHT <= bounds.getHeight() && used <= bounds.getWidth();
    }

    private static List<Box> labels(ShippedModel model) {
        List<Box> labels = new ArrayList<>();
        for (BpmnShape shape : model.all(BpmnShape.class)) {
            add(labels, shape.getBpmnElement(), shape.getBpmnLabel());
        }
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            add(labels, edge.getBpmnElement(), edge.getBpmnLabel());
        }
        return labels;
    }

    private static void add(List<Box> labels, BaseElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.add(new Box(element.getId(), rectangle(label.getBounds())));
        }
    }

    private static List<Box> shapes(ShippedModel model) {
        return model.all(BpmnShape.class).stream()
                .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                .map(shape -> new Box(shape.getBpmnElement().getId(), rectangle(shape.getBounds())))
                .toList();
    }

    private static List<Edge> edges(ShippedModel model) {
        List<Edge> edges = new ArrayList<>();
        for (BpmnEdge edge : model.all(BpmnEdge.class)) {
            if (edge.getBpmnElement() instanceof Association tie) {
                edges.add(new Edge(tie.getId(), tie.getSource(), tie.getTarget(), lines(edge.getWaypoints())));
            } else if (edge.getBpmnElement() instanceof SequenceFlow flow) {
                edges.add(new Edge(flow.getId(), flow.getSource(), flow.getTarget(), lines(edge.getWaypoints())));
            }
        }
        return edges;
    }

    private static List<Line2D> lines(Collection<Waypoint> waypoints) {
        List<Waypoint> points = List.copyOf(waypoints);
        List<Line2D> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Waypoint from = points.get(i - 1);
            Waypoint to = points.get(i);
            lines.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
        }
        return lines;
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }
}
