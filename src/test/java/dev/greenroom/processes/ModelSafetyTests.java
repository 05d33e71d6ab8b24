package dev.greenroom.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shipped models keep to what the deployer allows: plain expressions, FEEL tables, no code. */
class ModelSafetyTests {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern CALL = Pattern.compile("([A-Za-z.]+)\\s*\\(");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.()'\\[\\] !=<>&|?:-]*");
    private static final List<String> CALLS = List.of("now", "currentUser", "sla.warnAt", "sla.lateAt", "list.size");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)"))
                    .toList();
        }
    }

    static List<ShippedModel> models() {
        return ShippedModel.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void expressionsReadValuesAndCallOnlyTheRegisteredFunctions(Path file) {
        List<String> faults = new ArrayList<>();
        Matcher expressions = EXPRESSION.matcher(read(file));
        while (expressions.find()) {
            String expression = expressions
                    .group(1)
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
            if (!PLAIN.matcher(expression).matches() || expression.length() > 500) {
                faults.add(expression);
            }
            Matcher calls = CALL.matcher(expression);
            while (calls.find()) {
                if (!CALLS.contains(calls.group(1))) {
                    faults.add(expression);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void thereIsNoCodeInAModel(Path file) {
        String content = read(file);

        assertThat(content)
                .doesNotContain(
                        "scriptTask",
                        "camunda:script",
                        "camunda:class",
                        "camunda:expression",
                        "camunda:executionListener",
                        "camunda:taskListener",
                        "camunda:connector",
                        "camunda:field",
                        "variableMapping",
                        "<!DOCTYPE");
        Matcher languages = Pattern.compile("expressionLanguage=\"([^\"]*)\"").matcher(content);
        while (languages.find()) {
            assertThat(languages.group(1)).isEqualTo("feel");
        }
        if (file.toString().endsWith(".dmn")) {
            assertThat(content).contains("camunda:historyTimeToLive=\"P180D\"").doesNotContain("external");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRingOfFlowsHasAPlaceToWait(ShippedModel model) {
        SoftAssertions soft = new SoftAssertions();
        List<FlowNode> steps = model.steps();
        for (FlowNode node : model.all(FlowNode.class)) {
            soft.assertThat(returnsWithoutWaiting(node, steps)).as(node.getId()).isFalse();
        }
        soft.assertAll();
    }

    private static boolean returnsWithoutWaiting(FlowNode start, List<FlowNode> steps) {
        List<FlowNode> reached = new ArrayList<>();
        List<FlowNode> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            FlowNode node = open.remove(open.size() - 1);
            if (steps.contains(node)) {
                continue;
            }
            for (SequenceFlow flow : node.getOutgoing()) {
                if (flow.getTarget().equals(start)) {
                    return !steps.contains(start);
                }
                if (!reached.contains(flow.getTarget())) {
                    reached.add(flow.getTarget());
                    open.add(flow.getTarget());
                }
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
