package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.engine.functions.ModelDelegate;
import dev.greenroom.engine.functions.ModelFunction;
import dev.greenroom.engine.models.ModelCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile expression in every place where the engine would read one. */
class ProcessWallTests {

    private static final List<String> PAYLOADS = List.of(
            "${''.getClass()}",
            "${''['class']}",
            "${x.getClass().forName('java.lang.Runtime')}",
            "#{x.run()}",
            "${execution.setVariable('a', 1)}",
            "${execution.getProcessEngineServices().getRuntimeService()}",
            "${sla.warnAt(1)}",
            "${sla.warnAt().getTime()}",
            "${sla['warnAt']()}",
            "${sla.warnAt(list.size(x))}",
            "${list.size()}",
            "${list.size(x, y)}",
            "${list.size(x.y())}",
            "${dateTime()}",
            "${S('{}')}",
            "${JSON('{}')}",
            "${fn:now()}",
            "${now(1)}",
            "${currentUserGroups()}",
            "${x[y]}",
            "${x[y.z]}",
            "${x[loopCounter + 1]}",
            "plain text ${a.b.c()} more",
            "${true ? a.b() : 1}",
            "${!empty a.b()}",
            "${x",
            "${x}${y.z()}");

    private static final List<String> PLACES = List.of(
            "<bpmn:userTask id='step' name='@'/>",
            "<bpmn:userTask id='step' camunda:assignee='@'/>",
            "<bpmn:userTask id='step' camunda:candidateUsers='@'/>",
            "<bpmn:userTask id='step' camunda:candidateGroups='@'/>",
            "<bpmn:userTask id='step' camunda:dueDate='@'/>",
            "<bpmn:userTask id='step' camunda:followUpDate='@'/>",
            "<bpmn:userTask id='step' camunda:priority='@'/>",
            "<bpmn:userTask id='step' camunda:formRef='@'/>",
            "<bpmn:userTask id='step' camunda:jobPriority='@'/>",
            "<bpmn:userTask id='step'><bpmn:documentation>@</bpmn:documentation></bpmn:userTask>",
            "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='@'/>",
            "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='t' camunda:taskPriority='@'/>",
            "<bpmn:businessRuleTask id='step' camunda:decisionRef='@'/>",
            "<bpmn:callActivity id='step' calledElement='@'/>",
            "<bpmn:callActivity id='step' calledElement='x'><bpmn:extensionElements>"
                    + "<camunda:in sourceExpression='@' target='y'/></bpmn:extensionElements></bpmn:callActivity>",
            "<bpmn:callActivity id='step' calledElement='x'><bpmn:extensionElements>"
                    + "<camunda:in businessKey='@'/></bpmn:extensionElements></bpmn:callActivity>",
            "<bpmn:callActivity id='step' calledElement='x'><bpmn:extensionElements>"
                    + "<camunda:out sourceExpression='@' target='y'/></bpmn:extensionElements></bpmn:callActivity>",
            "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:inputOutput>"
                    + "<camunda:inputParameter name='a'>@</camunda:inputParameter></camunda:inputOutput>"
                    + "</bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:inputOutput><camunda:outputParameter name='a'>"
                    + "<camunda:list><camunda:value>@</camunda:value></camunda:list></camunda:outputParameter>"
                    + "</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='step'><bpmn:extensionElements>"
                    + "<camunda:failedJobRetryTimeCycle>@</camunda:failedJobRetryTimeCycle>"
                    + "</bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id='step'><bpmn:multiInstanceLoopCharacteristics camunda:collection='@'/></bpmn:userTask>",
            "<bpmn:userTask id='step'><bpmn:multiInstanceLoopCharacteristics>"
                    + "<bpmn:loopCardinality>@</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"
                    + "</bpmn:userTask>",
            "<bpmn:userTask id='step'><bpmn:multiInstanceLoopCharacteristics camunda:collection='x'>"
                    + "<bpmn:completionCondition>@</bpmn:completionCondition>"
                    + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>",
            "<bpmn:intermediateCatchEvent id='step'><bpmn:timerEventDefinition><bpmn:timeDuration>@</bpmn:timeDuration>"
                    + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:intermediateCatchEvent id='step'><bpmn:conditionalEventDefinition><bpmn:condition>@</bpmn:condition>"
                    + "</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
            "<bpmn:sequenceFlow id='step' sourceRef='start' targetRef='end'>"
                    + "<bpmn:conditionExpression>@</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='t'><bpmn:extensionElements>"
                    + "<camunda:errorEventDefinition errorRef='e' expression='@'/></bpmn:extensionElements>"
                    + "</bpmn:serviceTask>");

    private final ModelRegistry registry = new ModelRegistry(
            () -> Stream.of(new ModelFunction("sla.warnAt", 0, (scope, arguments) -> 1)),
            () -> Stream.of(new ModelDelegate("escalateLate", scope -> {})));
    private final DeploymentWall wall = new DeploymentWall(new ModelCheck(registry));

    static Stream<Arguments> payloadsInPlaces() {
        return PLACES.stream().flatMap(place -> PAYLOADS.stream().map(payload -> Arguments.of(place, payload)));
    }

    @ParameterizedTest
    @MethodSource("payloadsInPlaces")
    void aHostileExpressionIsRefusedInEveryPlace(String place, String payload) {
        String text = payload.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
        assertThatThrownBy(() -> check(Models.process("p", place.replace("@", text))))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'step'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${amount > 100 ? 'big' : 'small'}",
                "${decisionResult[0].track}",
                "${lines[loopCounter].sku}",
                "${list.size(lines) == 2 && !empty x}",
                "${sla.warnAt()}",
                "${now()}",
                "Case ${caseNo}",
                "${execution.processInstanceId}",
                "no expression at all",
                "PT1M"
            })
    void aUsefulExpressionPasses(String expression) {
        String text = expression.replace("&", "&amp;").replace("'", "&apos;");
        for (String place : PLACES) {
            assertThatCode(() -> check(Models.process("p", place.replace("@", text))))
                    .as(place)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void registeredDelegatesPassAndOthersDoNot() {
        String service = "<bpmn:serviceTask id='step' camunda:delegateExpression='${%s}'/>";
        assertThatCode(() -> check(Models.around("p", service.formatted("escalateLate"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(Models.around("p", service.formatted("other"))))
                .hasMessageContaining("no registered delegate");
    }

    @Test
    void refusesWhatIsTooLargeOrTooDeep() {
        String deep = "<bpmn:subProcess id='s'>".repeat(60) + "</bpmn:subProcess>".repeat(60);
        assertThatThrownBy(() -> check(Models.process("p", deep))).hasMessageContaining("too deep");
        assertThatThrownBy(() -> check(Models.process("p", " ".repeat(1024 * 1024))))
                .hasMessageContaining("1 MB");
        String longExpression = "${'" + "x".repeat(600) + "'}";
        assertThat(new ExpressionWall(registry).refusal(longExpression))
                .hasValueSatisfying(reason -> assertThat(reason).contains("500"));
    }

    private void check(String model) {
        wall.check("p.bpmn", model.getBytes(StandardCharsets.UTF_8));
    }
}
