package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.GreenroomTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomTest
class WallTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final DecisionService decisions;
    private final ModelRegistry registry;

    @SuppressWarnings("NullAway.Init")
    WallTests(
            @Autowired RepositoryService repository,
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks,
            @Autowired DecisionService decisions,
            @Autowired ModelRegistry registry) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.decisions = decisions;
        this.registry = registry;
    }

    @AfterEach
    void nothingRan() {
        assertThat(canary()).doesNotExist();
    }

    private Path canary() {
        return folder.resolve("canary");
    }

    private String attack() {
        return "${''.getClass().forName('java.nio.file.Files').getMethods()[0].invoke(null, '" + canary() + "')}";
    }

    @Test
    void aHostileTaskNameIsRefusedWithItsElement() {
        String model = Models.userTask("hostile-name", attack().replace("'", "&apos;"));
        assertThatThrownBy(() -> deploy("hostile.bpmn", model))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'step'")
                .hasMessageContaining("name");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("hostile-name")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<bpmn:scriptTask id='step' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
                "<bpmn:serviceTask id='step' camunda:class='java.lang.Object'/>",
                "<bpmn:serviceTask id='step' camunda:expression='${a.b()}'/>",
                "<bpmn:serviceTask id='step' camunda:delegateExpression='${dataSource}'/>",
                "<bpmn:serviceTask id='step' camunda:type='shell' camunda:topic='x'/>",
                "<bpmn:serviceTask id='step' camunda:type='mail' camunda:topic='x'/>",
                "<bpmn:serviceTask id='step'/>",
                "<bpmn:callActivity id='step' calledElement='x' camunda:variableMappingClass='a.B'/>",
                "<bpmn:callActivity id='step' calledElement='x' camunda:variableMappingDelegateExpression='${a}'/>",
                "<bpmn:userTask id='step' camunda:formHandlerClass='a.B'/>",
                "<bpmn:userTask id='step' camunda:formKey='https://evil.example/form'/>",
                "<bpmn:userTask id='step' xmlns:a='http://activiti.org/bpmn' a:assignee='${x.y()}'/>",
                "<bpmn:userTask id='step' camunda:assignee='${S(x)}'/>",
                "<bpmn:userTask id='step' camunda:dueDate='${dateTime().plusDays(1).toDate()}'/>",
                "<bpmn:userTask id='step' camunda:candidateGroups='${x[y.z]}'/>",
                "<bpmn:userTask id='step'><bpmn:documentation>${a.b()}</bpmn:documentation></bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:taskListener event='create'"
                        + " class='a.B'/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:executionListener event='start'"
                        + " expression='${a.b()}'/></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter"
                        + " name='x'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:connector/></bpmn:extensionElements>"
                        + "</bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:field name='x' stringValue='y'/>"
                        + "</bpmn:extensionElements></bpmn:userTask>",
                "<bpmn:userTask id='step'><bpmn:extensionElements><camunda:formData><camunda:formField id='step'"
                        + " type='string'><camunda:validation><camunda:constraint name='validator' config='a.B'/>"
                        + "</camunda:validation></camunda:formField></camunda:formData></bpmn:extensionElements>"
                        + "</bpmn:userTask>"
            })
    void whatCouldRunCodeIsRefusedWithItsElement(String step) {
        assertThatThrownBy(() -> deploy("hostile.bpmn", Models.around("hostile", step)))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("'step'");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("hostile")
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><x>&b;</x>",
                "no xml at all",
                "<bpmn:definitions xmlns:bpmn='http://example.com/other'/>"
            })
    void whatIsNoPlainModelIsRefused(String content) {
        assertThatThrownBy(() -> deploy("hostile.bpmn", content)).isInstanceOf(ParseException.class);
    }

    @Test
    void aHostileConditionIsRefused() {
        String model = Models.process(
                "hostile-condition",
                "<bpmn:startEvent id='start'/><bpmn:endEvent id='end'/><bpmn:sequenceFlow id='flow' sourceRef='start'"
                        + " targetRef='end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>"
                        + attack() + "</bpmn:conditionExpression></bpmn:sequenceFlow>");
        assertThatThrownBy(() -> deploy("hostile.bpmn", model)).hasMessageContaining("'flow'");
    }

    @Test
    void aDecisionSpeaksFeelOnly() {
        for (String language : new String[] {"juel", "javascript", "groovy"}) {
            assertThatThrownBy(() -> deploy(
                            "hostile.dmn", Models.decision("hostile", "expressionLanguage='" + language + "'", "${1}")))
                    .isInstanceOf(ParseException.class)
                    .hasMessageContaining(language);
        }
        assertThatThrownBy(() -> deploy(
                        "hostile.dmn",
                        Models.decision("hostile", "", "function(x) external { java: { class: &quot;a&quot; } }")))
                .hasMessageContaining("external");
    }

    @Test
    void onlyModelsAndFormsCanBeDeployed() {
        assertThatThrownBy(() -> deploy("page.html", "<p/>")).hasMessageContaining("only .bpmn");
        assertThatThrownBy(() -> deploy("f.form", "{\"components\":[{\"type\":\"iframe\",\"id\":\"i\"}]}"))
                .hasMessageContaining("iframe");
        assertThatThrownBy(() -> deploy(
                        "f.form", "{\"components\":[{\"type\":\"image\",\"id\":\"i\",\"source\":\"//evil.example\"}]}"))
                .hasMessageContaining("outside");
    }

    /** The second wall: with the first one gone, nothing runs either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${execution.getProcessEngineServices()}",
                "${execution.engineServices}",
                "${x.class}",
                "${S('{}')}",
                "${dateTime()}",
                "${list.size()}",
                "${list.clear(x)}"
            })
    void withoutTheFirstWallExpressionsStillReachNothing(String expression) {
        SafeExpressions open =
                new SafeExpressions(new ModelNames(registry, new VariableValues()), new ExpressionWall(registry) {
                    @Override
                    void check(String anything) {}
                });
        VariableContext variables =
                Variables.createVariables().putValue("x", "text").asVariableContext();
        assertThatThrownBy(() -> open.createValueExpression(expression).getValue(open.createElContext(variables)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void usefulExpressionsWork() {
        deploy(
                "good.bpmn",
                Models.userTask(
                        "useful",
                        "Case ${caseNo}: ${amount &gt; 100 ? &apos;big&apos; : &apos;small&apos;}, ${list.size(lines)} lines, ${lines[0].sku}, ${execution.businessKey}"));
        runtime.startProcessInstanceByKey(
                "useful",
                "K-1",
                Map.of(
                        "caseNo",
                        7,
                        "amount",
                        200,
                        "lines",
                        org.camunda.spin.Spin.JSON("[{\"sku\":\"A\"},{\"sku\":\"B\"}]")));
        assertThat(tasks.createTaskQuery()
                        .processDefinitionKey("useful")
                        .singleResult()
                        .getName())
                .isEqualTo("Case 7: big, 2 lines, A, K-1");
    }

    @Test
    void decisionsInFeelWork() {
        deploy("good.dmn", Models.decision("good", "", "&quot;hello &quot; + name"));
        assertThat(decisions
                        .evaluateDecisionTableByKey("good", Map.of("name", "anna"))
                        .getSingleResult()
                        .<String>getSingleEntry())
                .isEqualTo("hello anna");
    }

    @Test
    void aQueryCarriesNoExpression() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .endOr()
                        .list())
                .isInstanceOf(ExpressionRefused.class);
        assertThatThrownBy(() ->
                        tasks.createTaskQuery().dueAfterExpression("${now()}").count())
                .isInstanceOf(ExpressionRefused.class);
    }

    @Test
    void aModelThatNeverWaitsIsStopped() {
        String loop = Models.process(
                "loop",
                "<bpmn:startEvent id='start'/><bpmn:exclusiveGateway id='again'/><bpmn:task id='turn'/>"
                        + "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='again'/>"
                        + "<bpmn:sequenceFlow id='f2' sourceRef='again' targetRef='turn'/>"
                        + "<bpmn:sequenceFlow id='f3' sourceRef='turn' targetRef='again'/>");
        deploy("loop.bpmn", loop);
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("loop"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("without waiting");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("loop")
                        .count())
                .isZero();
    }

    @Test
    void theShippedModelsPass() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("loan-application")
                        .count())
                .isPositive();
        assertThatCode(() -> deploy("plain.bpmn", Models.userTask("plain", "Plain")))
                .doesNotThrowAnyException();
        assertThat(Files.exists(folder)).isTrue();
    }

    private void deploy(String name, String content) {
        repository.createDeployment().name("test").addString(name, content).deploy();
    }
}
