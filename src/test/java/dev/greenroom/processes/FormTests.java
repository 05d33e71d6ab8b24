package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every user task, start and message has a form; it speaks both languages and declares what may be written. */
class FormTests {

    private static final Set<String> TYPES =
            Set.of("number", "textfield", "textarea", "select", "radio", "checkbox", "dynamiclist");

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    static List<ShippedForm> forms() {
        return models().stream()
                .flatMap(model -> named(model).stream())
                .map(ShippedForm::of)
                .toList();
    }

    static List<Scenario> scenarios() {
        return models().stream()
                .flatMap(model -> Scenarios.of(model.name()).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void formsAndModelsNameEachOther(ShippedModel model) {
        assertThat(ShippedForm.namesIn(model.name())).isEqualTo(new TreeSet<>(named(model)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aUserTasksFormIsNamedLikeTheTask(ShippedModel model) {
        for (UserTask task : model.all(UserTask.class)) {
            String kebab = task.getId()
                    .replaceFirst("^Task_", "")
                    .replaceAll("(?<=.)([A-Z])", "-$1")
                    .toLowerCase(java.util.Locale.ROOT);
            assertThat(task.getCamundaFormKey()).isEqualTo(model.name() + "/" + kebab);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormHoldsPlainInputsOnly(ShippedForm form) {
        assertThat(form.schema().path("type").asText()).isEqualTo("default");
        assertThat(form.schema().path("id").asText()).isEqualTo(form.name().replace('/', '-'));
        for (JsonNode input : form.components()) {
            assertThat(TYPES).contains(input.path("type").asText());
            assertThat(ShippedForm.variable(input)).matches("[a-z][A-Za-z]+");
            assertThat(input.path("label").asText()).isNotBlank();
        }
        assertThat(form.components().stream()
                        .filter(input -> !input.path("disabled").asBoolean()))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyWordOfAFormIsThereInGerman(ShippedForm form) {
        assertThat(form.germanWords()).isEqualTo(form.englishWords().keySet());
        assertThat(form.german().values()).allMatch(word -> !word.isBlank());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyLimitHasAMessage(ShippedForm form) {
        SoftAssertions soft = new SoftAssertions();
        for (JsonNode input : form.components()) {
            input.path("validate").fieldNames().forEachRemaining(check -> {
                if (!check.equals("required")) {
                    soft.assertThat(input.path("properties").has("message." + check))
                            .as(form.name() + " " + input.path("key").asText() + " " + check)
                            .isTrue();
                }
            });
        }
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void scenariosWriteWhatTheFormsDeclare(Scenario scenario) {
        ShippedModel model = ShippedModel.of(scenario.process());
        List<String> faults = new ArrayList<>();
        faults.addAll(
                ShippedForm.of(model.properties().getOrDefault("startForm", "")).faultsOf(scenario.variables()));
        for (Scenario.Step step : scenario.steps()) {
            if (step instanceof Scenario.Done done) {
                UserTask task = model.bpmn().getModelElementById(done.task());
                Map<String, Object> written = new java.util.HashMap<>(scenario.variables());
                written.keySet()
                        .retainAll(ShippedForm.of(task.getCamundaFormKey()).writable());
                written.putAll(done.data());
                faults.addAll(ShippedForm.of(task.getCamundaFormKey()).faultsOf(written));
            } else if (step instanceof Scenario.Told told) {
                String form = model.properties().getOrDefault("message." + told.message() + ".form", "");
                faults.addAll(ShippedForm.of(form).faultsOf(told.data()));
            }
        }
        assertThat(faults).isEmpty();
    }

    private static Set<String> named(ShippedModel model) {
        Set<String> names = model.all(UserTask.class).stream()
                .map(UserTask::getCamundaFormKey)
                .collect(Collectors.toCollection(TreeSet::new));
        model.properties().forEach((name, value) -> {
            if (name.equals("startForm") || name.matches("message\\..*\\.form")) {
                names.add(value);
            }
        });
        return names;
    }
}
