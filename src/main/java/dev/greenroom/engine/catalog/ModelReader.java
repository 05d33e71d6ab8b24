package dev.greenroom.engine.catalog;

import dev.greenroom.engine.catalog.ProcessModel.Message;
import dev.greenroom.engine.catalog.ProcessModel.Outcome;
import dev.greenroom.engine.catalog.ProcessModel.Phase;
import dev.greenroom.engine.catalog.ProcessModel.Step;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** Reads what a model's extension properties say. Missing words fall back to what the diagram shows. */
final class ModelReader {

    private final ProcessDefinition definition;
    private final Process process;
    private final Map<String, String> properties;
    private final DeployedForms forms;

    ModelReader(ProcessDefinition definition, BpmnModelInstance model, DeployedForms forms) {
        this.definition = definition;
        this.process = model.getModelElementById(definition.getKey());
        this.properties = new LinkedHashMap<>(properties(process));
        // Without a word from its owner a closed case begins again with the first thing that people do.
        FirstUserTask.of(process).ifPresent(first -> properties.putIfAbsent("reopenAt", first));
        this.forms = forms;
    }

    ProcessModel read() {
        Text name = text(
                properties.get("name_en"),
                properties.get("name_de"),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()));
        return new ProcessModel(
                definition.getId(),
                definition.getKey(),
                definition.getVersion(),
                name,
                properties.getOrDefault("referencePrefix", "CS").toUpperCase(Locale.ROOT),
                phases(),
                steps(),
                messages(),
                outcomes(),
                list(properties.get("listFields")),
                forms.find(properties.get("startForm")),
                forms.all(),
                Collections.unmodifiableMap(properties));
    }

    private List<Phase> phases() {
        return list(properties.get("phases")).stream()
                .map(id -> new Phase(
                        id, text(properties.get("phase." + id + ".en"), properties.get("phase." + id + ".de"), id)))
                .toList();
    }

    private Map<String, Step> steps() {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (FlowNode node : process.getModelInstance().getModelElementsByType(FlowNode.class)) {
            if (node.getId() != null && inProcess(node)) {
                steps.put(node.getId(), step(node));
            }
        }
        return Collections.unmodifiableMap(steps);
    }

    private boolean inProcess(ModelElementInstance element) {
        ModelElementInstance parent = element.getParentElement();
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent instanceof Process owner && owner.getId().equals(process.getId());
    }

    private Step step(FlowNode node) {
        Map<String, String> own = properties(node);
        String name = node.getName() == null
                ? node.getId()
                : node.getName().replaceAll("\\s+", " ").trim();
        String customerEn = own.get("customerText_en");
        String effort = own.get("effortMinutes");
        return new Step(
                node.getId(),
                node.getElementType().getTypeName(),
                text(own.get("label_en"), own.get("label_de"), name),
                own.get("phase"),
                customerEn == null ? null : text(customerEn, own.get("customerText_de"), customerEn),
                own.get("waitingFor"),
                own.getOrDefault("serviceLevel", ProcessModel.levelOf(definition.getKey(), node.getId())),
                own.get("notSameAs"),
                minutes(effort),
                Boolean.parseBoolean(own.get("blendable")),
                node instanceof UserTask task ? form(task) : null,
                own,
                isAside(node));
    }

    private static boolean isAside(FlowNode node) {
        ModelElementInstance parent = node.getParentElement();
        while (parent instanceof SubProcess scope && !startsBeside(scope)) {
            parent = parent.getParentElement();
        }
        return parent instanceof SubProcess;
    }

    private static boolean startsBeside(SubProcess scope) {
        return scope.triggeredByEvent()
                && scope.getChildElementsByType(StartEvent.class).stream().noneMatch(StartEvent::isInterrupting);
    }

    /** A model of another house may say anything; what is no number says nothing. */
    private static @Nullable Integer minutes(@Nullable String effort) {
        return effort != null && effort.trim().matches("\\d{1,6}") ? Integer.valueOf(effort.trim()) : null;
    }

    private @Nullable Form form(UserTask task) {
        String key = task.getCamundaFormKey();
        return forms.find(key != null ? key : task.getCamundaFormRef());
    }

    private Map<String, Message> messages() {
        Map<String, Message> messages = new LinkedHashMap<>();
        for (String key : properties.keySet()) {
            if (key.startsWith("message.")) {
                String name = key.substring("message.".length(), key.lastIndexOf('.'));
                messages.computeIfAbsent(name, this::message);
            }
        }
        return Collections.unmodifiableMap(messages);
    }

    private Message message(String name) {
        String prefix = "message." + name + ".";
        return new Message(
                name,
                text(properties.get(prefix + "en"), properties.get(prefix + "de"), name),
                forms.find(properties.get(prefix + "form")),
                list(properties.get(prefix + "keptAs")).stream()
                        .map(entry -> entry.split("=", 2))
                        .filter(parts -> parts.length == 2)
                        .collect(Collectors.toUnmodifiableMap(
                                parts -> parts[0].trim(), parts -> parts[1].trim(), (first, second) -> first)));
    }

    private Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (EndEvent end : process.getModelInstance().getModelElementsByType(EndEvent.class)) {
            String id = properties.get("outcome." + end.getId());
            if (id != null && inProcess(end)) {
                outcomes.put(end.getId(), outcome(end.getId(), id));
            }
        }
        return Collections.unmodifiableMap(outcomes);
    }

    private Outcome outcome(String element, String id) {
        String label = "outcomeLabel." + id;
        String sentence = "outcome." + element;
        return new Outcome(
                element,
                id,
                text(properties.get(label + ".en"), properties.get(label + ".de"), id),
                text(properties.get(sentence + ".en"), properties.get(sentence + ".de"), id));
    }

    private static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() == null) {
            return properties;
        }
        element.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()
                .forEach(all -> all.getCamundaProperties().forEach(property -> {
                    if (property.getCamundaName() != null && property.getCamundaValue() != null) {
                        properties.put(property.getCamundaName(), property.getCamundaValue());
                    }
                }));
        return Collections.unmodifiableMap(properties);
    }

    private static Text text(@Nullable String en, @Nullable String de, String fallback) {
        String english = en == null ? fallback : en;
        return new Text(english, de == null ? english : de);
    }

    private static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::trim)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }
}
