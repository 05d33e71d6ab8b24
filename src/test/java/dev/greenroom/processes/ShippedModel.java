package dev.greenroom.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** A process model as it ships, with what it says beyond its flow. */
record ShippedModel(String name, Path file, BpmnModelInstance bpmn) {

    private static final Path FOLDER = Path.of("processes");

    /** Every model below {@code processes/}. */
    static List<ShippedModel> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(ShippedModel::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ShippedModel of(String process) {
        return read(FOLDER.resolve(process).resolve(process + ".bpmn"));
    }

    private static ShippedModel read(Path file) {
        String name = String.valueOf(file.getFileName()).replace(".bpmn", "");
        return new ShippedModel(name, file, Bpmn.readModelFromFile(file.toFile()));
    }

    Process process() {
        return all(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** The elements where a case can rest. */
    List<FlowNode> steps() {
        return all(FlowNode.class).stream()
                .filter(node -> node instanceof UserTask
                        || node instanceof ReceiveTask
                        || isExternal(node)
                        || node.isCamundaAsyncBefore())
                .toList();
    }

    private static boolean isExternal(FlowNode node) {
        return node instanceof ServiceTask service && "external".equals(service.getCamundaType());
    }

    Map<String, String> properties() {
        return properties(process());
    }

    static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(list -> list.getCamundaProperties().stream())
                    .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
    }

    List<String> phases() {
        return List.of(properties().getOrDefault("phases", "").split(","));
    }

    @Nullable
    String outcome(String element) {
        return properties().get("outcome." + element);
    }

    @Override
    public String toString() {
        return name;
    }
}
