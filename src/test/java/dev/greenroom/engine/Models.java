package dev.greenroom.engine;

/** Small process models for the engine's tests. */
final class Models {

    private static final String HEAD =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test" id="Definitions">
            """;

    private Models() {}

    /** A process whose inside is given; ids {@code start} and {@code end} are taken. */
    static String process(String id, String inside) {
        return HEAD
                + "<bpmn:process id='" + id + "' isExecutable='true' camunda:historyTimeToLive='P30D'>"
                + inside + "</bpmn:process></bpmn:definitions>";
    }

    /** start → the one element {@code step} → end. */
    static String around(String id, String step) {
        return process(
                id,
                "<bpmn:startEvent id='start'/>" + step + "<bpmn:endEvent id='end'/>"
                        + "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='step'/>"
                        + "<bpmn:sequenceFlow id='f2' sourceRef='step' targetRef='end'/>");
    }

    static String userTask(String id, String name) {
        return around(id, "<bpmn:userTask id='step' name='" + name + "' camunda:candidateGroups='credit-officer'/>");
    }

    /** Assess, then approve by somebody else. */
    static String fourEyes(String id) {
        return process(
                id,
                "<bpmn:startEvent id='start'/><bpmn:userTask id='assess' camunda:candidateGroups='credit-officer'/>"
                        + "<bpmn:userTask id='approve' camunda:candidateGroups='credit-officer'>"
                        + "<bpmn:extensionElements><camunda:properties><camunda:property name='notSameAs'"
                        + " value='assess'/></camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                        + "<bpmn:endEvent id='end'/>"
                        + "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='assess'/>"
                        + "<bpmn:sequenceFlow id='f2' sourceRef='assess' targetRef='approve'/>"
                        + "<bpmn:sequenceFlow id='f3' sourceRef='approve' targetRef='end'/>");
    }

    /** Outside work on a topic, then {@code done} by a person; on any error of the worker's, {@code by-hand}. */
    static String worked(String id, String topic) {
        return process(
                id,
                "<bpmn:startEvent id='start'/><bpmn:serviceTask id='step' camunda:type='external' camunda:topic='"
                        + topic + "'/><bpmn:boundaryEvent id='refused' attachedToRef='step'>"
                        + "<bpmn:errorEventDefinition id='catch'/></bpmn:boundaryEvent>"
                        + "<bpmn:userTask id='done' camunda:candidateGroups='credit-officer'/>"
                        + "<bpmn:userTask id='by-hand' camunda:candidateGroups='credit-officer'/>"
                        + "<bpmn:endEvent id='end'/>"
                        + "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='step'/>"
                        + "<bpmn:sequenceFlow id='f2' sourceRef='step' targetRef='done'/>"
                        + "<bpmn:sequenceFlow id='f3' sourceRef='refused' targetRef='by-hand'/>"
                        + "<bpmn:sequenceFlow id='f4' sourceRef='done' targetRef='end'/>"
                        + "<bpmn:sequenceFlow id='f5' sourceRef='by-hand' targetRef='end'/>");
    }

    /** A decision table with one rule, whose output cell is given. */
    static String decision(String id, String attributes, String cell) {
        return """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="test">
              <decision id="%s" name="d" camunda:historyTimeToLive="P30D"><decisionTable id="t">
                <input id="i"><inputExpression id="ie" typeRef="string"><text>name</text></inputExpression></input>
                <output id="o" name="out" typeRef="string"/>
                <rule id="r"><inputEntry id="c1"><text></text></inputEntry>
                  <outputEntry id="c2" %s><text>%s</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """
                .formatted(id, attributes, cell);
    }
}
