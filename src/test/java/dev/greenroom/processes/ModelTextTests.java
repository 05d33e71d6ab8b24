package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step can be explained: to colleagues in two languages, to customers in one plain sentence. */
class ModelTextTests {

    private static final List<String> WORDS_NO_CUSTOMER_KNOWS = List.of(
            "instance",
            "token",
            "variable",
            "incident",
            "process",
            "task",
            "workflow",
            "job",
            "queue",
            "escalat",
            "fraud",
            "betrug",
            "score",
            "prozess",
            "aufgabe",
            "vorgang",
            "warteschlange",
            "verdacht",
            "signal");

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepIsExplained(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        for (FlowNode step : model.steps()) {
            Map<String, String> said = ShippedModel.properties(step);
            soft.assertThat(model.phases()).as(step.getId()).contains(said.get("phase"));
            soft.assertThat(said.get("waitingFor")).as(step.getId()).isIn("us", "customer", "third-party");
            for (String language : List.of("en", "de")) {
                String text = said.getOrDefault("customerText_" + language, "");
                soft.assertThat(faults(text)).as(step.getId() + " " + text).isEmpty();
            }
            if (step instanceof UserTask) {
                soft.assertThat(said).as(step.getId()).containsKeys("serviceLevel", "effortMinutes", "blendable");
            }
            if (!(step instanceof BusinessRuleTask)) {
                soft.assertThat(said).as(step.getId()).containsKey("serviceLevel");
            }
        }
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNameSpeaksGermanToo(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        for (FlowElement element : model.all(FlowElement.class)) {
            if (element.getName() != null) {
                soft.assertThat(ShippedModel.properties(element).getOrDefault("label_de", ""))
                        .as(element.getId())
                        .isNotBlank();
            }
        }
        assertThat(model.properties().get("name_de")).isNotBlank();
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("models")
    void phasesAndMessagesAreLabelled(ShippedModel model) {
        Map<String, String> said = model.properties();

        assertThat(model.phases()).hasSizeBetween(4, 6);
        assertThat(said).containsKeys("referencePrefix", "startForm", "listFields", "serviceLevel");
        model.phases()
                .forEach(phase -> assertThat(said).containsKeys("phase." + phase + ".en", "phase." + phase + ".de"));
        for (Message message : model.all(Message.class)) {
            String key = "message." + message.getName();
            assertThat(said).containsKeys(key + ".form", key + ".en", key + ".de");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyEndThatClosesACaseNamesItsOutcome(ShippedModel model) {
        Map<String, String> said = model.properties();
        for (EndEvent end : model.all(EndEvent.class)) {
            if (!closesACase(end)) {
                assertThat(said).as(end.getId()).doesNotContainKey("outcome." + end.getId());
                continue;
            }
            assertThat(said).containsKey("outcome." + end.getId());
            assertThat(said).containsKeys("outcomeLabel." + model.outcome(end.getId()) + ".en");
            assertThat(said).containsKeys("outcomeLabel." + model.outcome(end.getId()) + ".de");
            for (String language : List.of("en", "de")) {
                String text = said.getOrDefault("outcome." + end.getId() + "." + language, "");
                assertThat(faults(text)).as(end.getId() + " " + text).isEmpty();
            }
        }
    }

    /** A closing end is a terminate end of the process itself; an interrupting event sub-process closes the case too. */
    private static boolean closesACase(EndEvent end) {
        if (end.getParentElement() instanceof SubProcess sub) {
            return sub.triggeredByEvent()
                    && sub.getChildElementsByType(org.camunda.bpm.model.bpmn.instance.StartEvent.class).stream()
                            .anyMatch(org.camunda.bpm.model.bpmn.instance.StartEvent::isInterrupting);
        }
        return end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance);
    }

    private static List<String> faults(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> faults = new java.util.ArrayList<>(
                WORDS_NO_CUSTOMER_KNOWS.stream().filter(lower::contains).toList());
        if (text.isBlank() || !text.endsWith(".")) {
            faults.add("not a sentence");
        }
        Arrays.stream(text.split("\\."))
                .filter(sentence -> sentence.trim().split("\\s+").length > 20)
                .forEach(sentence -> faults.add("more than 20 words"));
        return faults;
    }
}
