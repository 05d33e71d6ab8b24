package dev.greenroom.engine.models;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A good model, and a thousand variants of it that each hide one attack in one place. */
public final class HostileModels {

    /** One variant: what is hidden, where, and the file. */
    public record Variant(String payload, String place, String text) {

        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return payload + " in " + place;
        }
    }

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn"
                xmlns:fox="http://www.camunda.com/fox" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xmlns:evil="http://evil.example/" id="Definitions_1" targetNamespace="test">
            """;

    /** Where an expression may hide; {@code @@} marks the place. The value before {@code |} fills all others. */
    private static final Map<String, String> PLACES = new LinkedHashMap<>();

    private static final String TEMPLATE = HEAD
            + """
              <bpmn:message id="Message_1" name="@messageName@"/>
              <bpmn:signal id="Signal_1" name="@signalName@"/>
              <bpmn:error id="Error_1" errorCode="e" camunda:errorMessage="@errorMessage@"/>
              <bpmn:process id="hostile" name="Hostile" isExecutable="true" camunda:historyTimeToLive="P1D"
                  camunda:candidateStarterGroups="@candidateStarterGroups@">
                <bpmn:extensionElements>@processExtension@<camunda:properties><camunda:property name="p" value="@property@"/></camunda:properties></bpmn:extensionElements>
                <bpmn:startEvent id="Start_1"><bpmn:extensionElements>@startExtension@</bpmn:extensionElements></bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_1" sourceRef="Start_1" targetRef="Task_1"/>
                <bpmn:userTask id="Task_1" name="@name@" camunda:assignee="@assignee@" camunda:candidateGroups="@candidateGroups@"
                    camunda:candidateUsers="@candidateUsers@" camunda:dueDate="@dueDate@" camunda:followUpDate="@followUpDate@"
                    camunda:priority="@priority@">
                  <bpmn:documentation>@documentation@</bpmn:documentation>
                  <bpmn:extensionElements>@taskExtension@
                    <camunda:inputOutput><camunda:inputParameter name="i">@inputParameter@</camunda:inputParameter>
                      <camunda:outputParameter name="o"><camunda:list><camunda:value>@listValue@</camunda:value></camunda:list></camunda:outputParameter>
                      <camunda:outputParameter name="m"><camunda:map><camunda:entry key="k">@mapEntry@</camunda:entry></camunda:map></camunda:outputParameter></camunda:inputOutput>
                    <camunda:formData><camunda:formField id="f" type="string" label="@formLabel@" defaultValue="@formDefault@"/></camunda:formData>
                  </bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="Timer_1" attachedToRef="Task_1"><bpmn:timerEventDefinition id="T_1"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">@timer@</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
                <bpmn:sequenceFlow id="Flow_T" sourceRef="Timer_1" targetRef="End_1"/>
                <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_1" targetRef="Gateway_1"/>
                <bpmn:exclusiveGateway id="Gateway_1" default="Flow_4"/>
                <bpmn:sequenceFlow id="Flow_3" sourceRef="Gateway_1" targetRef="Service_1"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">@condition@</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="Flow_4" sourceRef="Gateway_1" targetRef="Call_1"/>
                <bpmn:serviceTask id="Service_1" camunda:type="external" camunda:topic="@topic@" camunda:taskPriority="@taskPriority@" @serviceAttribute@>
                  <bpmn:extensionElements>@serviceExtension@<camunda:failedJobRetryTimeCycle>@retryCycle@</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
                  <bpmn:multiInstanceLoopCharacteristics camunda:collection="@collection@" camunda:elementVariable="line"><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">@completion@</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="Flow_5" sourceRef="Service_1" targetRef="End_1"/>
                <bpmn:callActivity id="Call_1" calledElement="@calledElement@"><bpmn:extensionElements><camunda:in sourceExpression="@inMapping@" target="a"/><camunda:out sourceExpression="@outMapping@" target="b"/></bpmn:extensionElements></bpmn:callActivity>
                <bpmn:sequenceFlow id="Flow_6" sourceRef="Call_1" targetRef="End_1"/>
                <bpmn:endEvent id="End_1"/>
                @flowElement@
                <bpmn:textAnnotation id="Text_1"><bpmn:text>@annotation@</bpmn:text></bpmn:textAnnotation>
              </bpmn:process>
            </bpmn:definitions>
            """;

    static {
        String[] places = {
            "name|Check it",
            "assignee|${owner}",
            "candidateGroups|clerks",
            "candidateUsers|anna",
            "dueDate|${due}",
            "followUpDate|${later}",
            "priority|50",
            "documentation|Read it",
            "inputParameter|${amount}",
            "listValue|a",
            "mapEntry|b",
            "formDefault|c",
            "timer|PT1H",
            "condition|${amount > 100}",
            "topic|work",
            "taskPriority|10",
            "retryCycle|R3/PT5M",
            "collection|lines",
            "completion|${done}",
            "calledElement|other",
            "inMapping|${amount}",
            "outMapping|${result}",
            "messageName|m-${amount}",
            "signalName|s",
            "candidateStarterGroups|clerks",
            "errorMessage|e",
            "property|v",
            "annotation|note",
            "formLabel|Label"
        };
        for (String place : places) {
            String[] parts = place.split("\\|", 2);
            PLACES.put(parts[0], parts[1]);
        }
    }

    private static final List<String> EXPRESSIONS = List.of(
            "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null).exec('touch CANARY')}",
            "#{''.class.forName('java.lang.Runtime').getRuntime().exec('touch CANARY')}",
            "${''['class'].forName('java.lang.System')}",
            "${execution.getEngineServices().getRuntimeService()}",
            "${execution.setVariable('x', 1)}",
            "${task.delegate('mallory')}",
            "${dataSource.getConnection()}",
            "${beanFactory.getBean('x')}",
            "${T(java.lang.Runtime).getRuntime()}",
            "${[].class}",
            "${''.class}",
            "${execution.class.classLoader}",
            "${a[b]}",
            "${a[b.c]}",
            "${a['class']}",
            "${(1).class}",
            "${sla.warnAt().getClass()}",
            "${sla.unknown()}",
            "${list.size(list.size(a))}",
            "${list.size(a, b)}",
            "${JSON(x)}",
            "${S(x)}",
            "${dateTime().plusDays(2)}",
            "${fn:toUpperCase('a')}",
            "${now().getTime()}",
            "${currentUser().getClass()}",
            "text before ${x.y()} and after",
            "${x}${y.z()}",
            "${ true ? x.y() : 1 }",
            "${!x.y()}",
            "${-(x.y())}",
            "${(x).y()}",
            "${x.y.z()}",
            "${x['y']()}",
            "${x['y'].z()}",
            "${x.y(1)(2)}",
            "${connector.getVariable('a')}",
            "${" + "(".repeat(200) + "1" + ")".repeat(200) + "}",
            "${x == '" + "a".repeat(600) + "'}",
            "${broken");

    private HostileModels() {}

    /** The model without an attack. */
    public static byte[] good() {
        return filled(Map.of()).getBytes(StandardCharsets.UTF_8);
    }

    /** Forty expressions in twenty-five places and more. */
    public static Stream<Variant> expressions() {
        List<Variant> variants = new ArrayList<>();
        for (String payload : EXPRESSIONS) {
            for (String place : PLACES.keySet()) {
                variants.add(new Variant(payload, place, filled(Map.of(place, escaped(payload)))));
            }
        }
        return variants.stream();
    }

    private static final List<String> SNIPPETS = List.of(
            "<camunda:executionListener event=\"start\" class=\"java.lang.Runtime\"/>",
            "<camunda:executionListener event=\"start\" expression=\"${x}\"/>",
            "<camunda:executionListener event=\"start\" delegateExpression=\"${unknown}\"/>",
            "<camunda:executionListener event=\"start\"><camunda:script scriptFormat=\"juel\">1</camunda:script></camunda:executionListener>",
            "<camunda:taskListener event=\"create\" class=\"x.Y\"/>",
            "<camunda:taskListener event=\"create\" expression=\"${x}\"/>",
            "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>",
            "<camunda:field name=\"command\"><camunda:string>touch CANARY</camunda:string></camunda:field>",
            "<activiti:executionListener event=\"start\" class=\"x.Y\"/>",
            "<fox:failedJobRetryTimeCycle>R3/PT1M</fox:failedJobRetryTimeCycle>",
            "<camunda:unheardOf/>",
            "<evil:errorEventDefinition id=\"x\"/>");

    private static final List<String> ELEMENTS = List.of(
            "<bpmn:scriptTask id=\"S\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "<bpmn:scriptTask id=\"S\" scriptFormat=\"groovy\" camunda:resource=\"deployment://x.groovy\"/>",
            "<evil:scriptTask id=\"S\" scriptFormat=\"juel\"><evil:script>1</evil:script></evil:scriptTask>",
            "<scriptTask id=\"S\" scriptFormat=\"juel\"/>",
            "<bpmn:serviceTask id=\"S\" camunda:class=\"java.lang.Runtime\"/>",
            "<bpmn:serviceTask id=\"S\" camunda:expression=\"${x}\"/>",
            "<bpmn:serviceTask id=\"S\" camunda:delegateExpression=\"${runtimeService}\"/>",
            "<bpmn:serviceTask id=\"S\" camunda:delegateExpression=\"${escalateLate} \"/>",
            "<bpmn:serviceTask id=\"S\" camunda:type=\"shell\"/>",
            "<bpmn:serviceTask id=\"S\" camunda:type=\"mail\"/>",
            "<bpmn:serviceTask id=\"S\" activiti:class=\"x.Y\"/>",
            "<bpmn:userTask id=\"S\" activiti:assignee=\"x\"/>",
            "<bpmn:userTask id=\"S\" camunda:formKey=\"https://evil.example/form\"/>",
            "<bpmn:userTask id=\"S\" camunda:formHandlerClass=\"x.Y\"/>",
            "<bpmn:callActivity id=\"S\" calledElement=\"x\" camunda:variableMappingClass=\"x.Y\"/>",
            "<bpmn:callActivity id=\"S\" calledElement=\"x\" camunda:variableMappingDelegateExpression=\"${x}\"/>",
            "<bpmn:callActivity id=\"S\" camunda:caseRef=\"x\"/>",
            "<bpmn:sequenceFlow id=\"S\" sourceRef=\"Gateway_1\" targetRef=\"Task_1\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"juel\">1</bpmn:conditionExpression></bpmn:sequenceFlow>",
            "<bpmn:sequenceFlow id=\"S\" sourceRef=\"Gateway_1\" targetRef=\"Task_1\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"x.js\"/></bpmn:sequenceFlow>",
            "<bpmn:businessRuleTask id=\"S\" camunda:class=\"x.Y\"/>",
            "<bpmn:sendTask id=\"S\" camunda:delegateExpression=\"${x.y}\"/>",
            "<bpmn:import namespace=\"x\" location=\"file:///etc/passwd\" importType=\"x\"/>",
            "<bpmn:userTask id=\"S\" camunda:unheardOf=\"x\"/>",
            "<bpmn:userTask id=\"S\" unheardOf=\"x\"/>",
            "<bpmn:adHocSubProcess id=\"S\"/>");

    private static final List<String> RUNAWAYS = List.of(
            "<bpmn:callActivity id=\"S\" calledElement=\"x\"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>10000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>",
            "<bpmn:boundaryEvent id=\"S\" attachedToRef=\"Task_1\" cancelActivity=\"false\"><bpmn:timerEventDefinition><bpmn:timeCycle>R/PT0S</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>",
            "<bpmn:exclusiveGateway id=\"S\"/><bpmn:sequenceFlow id=\"S2\" sourceRef=\"S\" targetRef=\"S3\"/><bpmn:manualTask id=\"S3\"/><bpmn:sequenceFlow id=\"S4\" sourceRef=\"S3\" targetRef=\"S\"/>");

    /** What runs away: endless loops, timers and counts. */
    public static Stream<Variant> runaways() {
        return RUNAWAYS.stream()
                .map(element -> new Variant(element, "process", filled(Map.of("flowElement", element))));
    }

    /** Code by reference, in every place for extensions and as every kind of element. */
    public static Stream<Variant> snippets() {
        List<Variant> variants = new ArrayList<>();
        for (String snippet : SNIPPETS) {
            for (String place : List.of("processExtension", "startExtension", "taskExtension", "serviceExtension")) {
                variants.add(new Variant(snippet, place, filled(Map.of(place, snippet))));
            }
        }
        for (String element : ELEMENTS) {
            variants.add(new Variant(element, "process", filled(Map.of("flowElement", element))));
        }
        variants.add(new Variant("class", "attribute", filled(Map.of("serviceAttribute", "camunda:class=\"x.Y\""))));
        return variants.stream();
    }

    private static String filled(Map<String, String> hidden) {
        String model = TEMPLATE;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            String value = hidden.getOrDefault(place.getKey(), escaped(place.getValue()));
            model = model.replace("@" + place.getKey() + "@", value);
        }
        for (String place : List.of(
                "processExtension",
                "startExtension",
                "taskExtension",
                "serviceExtension",
                "serviceAttribute",
                "flowElement")) {
            model = model.replace("@" + place + "@", hidden.getOrDefault(place, ""));
        }
        return model;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
