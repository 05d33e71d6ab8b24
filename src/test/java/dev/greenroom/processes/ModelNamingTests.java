package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names say what things are, the same way in every model. */
class ModelNamingTests {

    private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Map<Class<? extends FlowElement>, String> PREFIXES = new LinkedHashMap<>();

    static {
        PREFIXES.put(StartEvent.class, "StartEvent");
        PREFIXES.put(EndEvent.class, "EndEvent");
        PREFIXES.put(BoundaryEvent.class, "BoundaryEvent");
        PREFIXES.put(IntermediateThrowEvent.class, "Event");
        PREFIXES.put(Gateway.class, "Gateway");
        PREFIXES.put(SubProcess.class, "SubProcess");
        PREFIXES.put(Task.class, "Task");
        PREFIXES.put(SequenceFlow.class, "Flow");
    }

    private static final Set<String> GROUPS = Set.of(
            "claims-intake",
            "claims-assessor",
            "claims-lead",
            "claims-legal",
            "claims-investigation",
            "refunds",
            "refunds-lead",
            "credit-officer",
            "credit-lead",
            "warehouse",
            "carrier-desk",
            "front-office");

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void processFolderAndFileShareOneKebabCaseName(ShippedModel model) {
        assertThat(model.name()).matches(KEBAB);
        assertThat(model.file().getParent()).hasFileName(model.name());
        assertThat(model.process().getId()).isEqualTo(model.name());
        assertThat(model.process().isExecutable()).isTrue();
        assertThat(model.process().getCamundaHistoryTimeToLiveString()).isEqualTo("P180D");
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsSayWhatTheElementIs(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        PREFIXES.forEach((type, prefix) -> model.all(type)
                .forEach(element -> soft.assertThat(element.getId()).matches(prefix + "_[A-Z][A-Za-z]+")));
        model.all(Message.class).forEach(message -> {
            soft.assertThat(message.getId()).matches("Message_[A-Z][A-Za-z]+");
            soft.assertThat(message.getName()).matches(KEBAB);
        });
        model.all(Error.class)
                .forEach(error -> soft.assertThat(error.getErrorCode()).matches(KEBAB));
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("models")
    void idsFollowTheNames(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        for (Class<? extends FlowElement> type : List.of(Task.class, Gateway.class, BoundaryEvent.class)) {
            for (FlowElement element : model.all(type)) {
                if (element instanceof Gateway && element.getName() == null) {
                    continue;
                }
                String words = element.getName().replaceAll("[^A-Za-z ]", "").toLowerCase(java.util.Locale.ROOT);
                String id = element.getId().replaceFirst("^[A-Za-z]+_", "").replaceAll("(?<=.)([A-Z])", " $1");
                soft.assertThat(List.of(words.split(" ")))
                        .as(element.getId())
                        .containsAll(
                                List.of(id.toLowerCase(java.util.Locale.ROOT).split(" ")));
            }
        }
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("models")
    void gatewaysAskAndTheirFlowsAnswer(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        for (ExclusiveGateway gateway : model.all(ExclusiveGateway.class)) {
            soft.assertThat(gateway.getName()).endsWith("?");
            soft.assertThat(gateway.getIncoming().size() == 1
                            || gateway.getOutgoing().size() == 1)
                    .as(gateway.getId() + " joins or splits")
                    .isTrue();
            Collection<SequenceFlow> answers = gateway.getOutgoing();
            answers.forEach(flow -> {
                soft.assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                soft.assertThat(flow.getConditionExpression() != null || flow.equals(gateway.getDefault()))
                        .as(flow.getId() + " has a condition or is the default")
                        .isTrue();
            });
        }
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("models")
    void topicsGroupsAndDelegatesAreKnown(ShippedModel model) {
        for (ServiceTask task : model.all(ServiceTask.class)) {
            if (task.getCamundaType() == null) {
                assertThat(task.getCamundaDelegateExpression()).isIn("${escalateAtRisk}", "${escalateLate}");
            } else {
                assertThat(task.getCamundaType()).isEqualTo("external");
                assertThat(task.getCamundaTopic()).matches(KEBAB + "\\." + KEBAB);
            }
            assertThat(task.getCamundaClass()).isNull();
        }
        for (UserTask task : model.all(UserTask.class)) {
            assertThat(GROUPS).containsAll(groups(model, task));
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).isNotEmpty();
            String notSameAs = ShippedModel.properties(task).get("notSameAs");
            if (notSameAs != null) {
                assertThat((Object) model.bpmn().getModelElementById(notSameAs)).isInstanceOf(UserTask.class);
            }
        }
    }

    /** Groups by name; of a task whose group a table finds, all that the table names. */
    private static List<String> groups(ShippedModel model, UserTask task) {
        return task.getCamundaCandidateGroupsList().stream()
                .flatMap(group -> group.startsWith("${") ? decided(model) : Stream.of(group))
                .toList();
    }

    private static Stream<String> decided(ShippedModel model) {
        List<String> found = new ArrayList<>();
        for (File file : Objects.requireNonNull(
                model.file().toFile().getParentFile().listFiles((folder, name) -> name.endsWith(".dmn")))) {
            for (DecisionTable table : Dmn.readModelFromFile(file).getModelElementsByType(DecisionTable.class)) {
                List<String> outputs =
                        table.getOutputs().stream().map(Output::getName).toList();
                int group = outputs.indexOf("group");
                table.getRules()
                        .forEach(rule -> found.add(new ArrayList<>(rule.getOutputEntries())
                                .get(group)
                                .getText()
                                .getTextContent()
                                .replace("\"", "")));
            }
        }
        assertThat(found).as("groups that a table of " + model + " names").isNotEmpty();
        return found.stream();
    }
}
