package dev.greenroom.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;

/** A case that is checked here, waits for its customer and for an expert, and is finished here; with levels to try. */
final class ClockModel {

    static final String PROCESS = "clock-walk";

    private static final String MODEL =
            """
               <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
                 <bpmn:message id="Message_Papers" name="papers"/>
                 <bpmn:message id="Message_Opinion" name="opinion"/>
                 <bpmn:message id="Message_Ask" name="ask"/>
                 <bpmn:process id="clock-walk" name="Clock %s" isExecutable="true" camunda:historyTimeToLive="P30D">
                   <bpmn:extensionElements><camunda:properties>
                     <camunda:property name="serviceLevel" value="%s"/>
                   </camunda:properties></bpmn:extensionElements>
                   <bpmn:startEvent id="Start"/>
                   <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Task_Check"/>
                   <bpmn:userTask id="Task_Check" name="Check %s" camunda:candidateGroups="claims-intake">%s</bpmn:userTask>
                   <bpmn:sequenceFlow id="f2" sourceRef="Task_Check" targetRef="Fork"/>
                   <bpmn:parallelGateway id="Fork"/>
                   <bpmn:sequenceFlow id="f3" sourceRef="Fork" targetRef="Task_Papers"/>
                   <bpmn:sequenceFlow id="f4" sourceRef="Fork" targetRef="Task_Opinion"/>
                   <bpmn:receiveTask id="Task_Papers" messageRef="Message_Papers">%s</bpmn:receiveTask>
                   <bpmn:receiveTask id="Task_Opinion" messageRef="Message_Opinion">%s</bpmn:receiveTask>
                   <bpmn:sequenceFlow id="f5" sourceRef="Task_Papers" targetRef="Join"/>
                   <bpmn:sequenceFlow id="f6" sourceRef="Task_Opinion" targetRef="Join"/>
                   <bpmn:parallelGateway id="Join"/>
                   <bpmn:sequenceFlow id="f7" sourceRef="Join" targetRef="Task_Finish"/>
                   <bpmn:userTask id="Task_Finish" camunda:candidateGroups="claims-intake">%s</bpmn:userTask>
                   <bpmn:sequenceFlow id="f8" sourceRef="Task_Finish" targetRef="End"/>
                   <bpmn:endEvent id="End"/>
                   %s%s
                   <bpmn:boundaryEvent id="Boundary_Asked" attachedToRef="Task_Papers" cancelActivity="false">
                     <bpmn:messageEventDefinition id="asked" messageRef="Message_Ask"/>
                   </bpmn:boundaryEvent>
                   <bpmn:sequenceFlow id="f9" sourceRef="Boundary_Asked" targetRef="Task_Answer"/>
                   <bpmn:userTask id="Task_Answer" camunda:candidateGroups="claims-intake">%s</bpmn:userTask>
                   <bpmn:sequenceFlow id="f10" sourceRef="Task_Answer" targetRef="End_Answered"/>
                   <bpmn:endEvent id="End_Answered"/>
                 </bpmn:process>
               </bpmn:definitions>""";

    private ClockModel() {}

    /** One version; its level is the key that the table asks for. */
    static String deploy(RepositoryService repository, String version, String level) {
        return repository
                .createDeployment()
                .name("clock-" + version)
                .addString("clock-walk.bpmn", process(version, level))
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }

    /** Adds to the shipped table: 16 business hours, half as many for an urgent case, and one that waits for experts. */
    static void deployLevels(RepositoryService repository) {
        deployLevels(
                repository,
                rule(1, "test.hours", "&gt;= 80", "8", "")
                        + rule(2, "test.hours", "-", "16", "")
                        + rule(3, "test.patient", "-", "16", "third-party"));
    }

    /** Puts these rules before those of the shipped table. */
    static void deployLevels(RepositoryService repository, String rules) {
        try {
            String table = Files.readString(Path.of("processes/service-levels/service-levels.dmn"));
            int first = table.indexOf("<rule ");
            repository
                    .createDeployment()
                    .name("clock-levels")
                    .addString("service-levels.dmn", table.substring(0, first) + rules + table.substring(first))
                    .deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String rule(int number, String level, String priority, String hours, String pauseWhile) {
        return "<rule id='Rule_Clock" + number + "'>"
                + entry("input", number, 1, "\"" + level + "\"")
                + entry("input", number, 2, priority)
                + entry("input", number, 3, "-")
                + entry("output", number, 4, hours)
                + entry("output", number, 5, "\"business-hours\"")
                + entry("output", number, 6, "\"nl-office\"")
                + entry("output", number, 7, "75")
                + entry("output", number, 8, "\"claims-lead\"")
                + entry("output", number, 9, "\"" + pauseWhile + "\"")
                + "</rule>";
    }

    private static String entry(String kind, int rule, int column, String text) {
        return "<" + kind + "Entry id='Entry_Clock" + rule + "_" + column + "' expressionLanguage='feel'><text>" + text
                + "</text></" + kind + "Entry>";
    }

    private static String process(String version, String level) {
        return MODEL.formatted(
                version,
                level,
                version,
                waits("us"),
                waits("customer"),
                waits("third-party"),
                waits("us"),
                escalation("AtRisk", "warnAt", "escalateAtRisk"),
                escalation("Late", "lateAt", "escalateLate"),
                waits("us"));
    }

    private static String waits(String whom) {
        return "<bpmn:extensionElements><camunda:properties><camunda:property name='waitingFor' value='" + whom
                + "'/></camunda:properties></bpmn:extensionElements>";
    }

    private static String escalation(String id, String function, String delegate) {
        return """
               <bpmn:subProcess id="Sub_%1$s" triggeredByEvent="true">
                 <bpmn:startEvent id="Start_%1$s" isInterrupting="false"><bpmn:timerEventDefinition id="timer_%1$s">
                   <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${sla.%2$s()}</bpmn:timeDate>
                 </bpmn:timerEventDefinition></bpmn:startEvent>
                 <bpmn:sequenceFlow id="flow_%1$s" sourceRef="Start_%1$s" targetRef="Task_%1$s"/>
                 <bpmn:serviceTask id="Task_%1$s" camunda:delegateExpression="${%3$s}"/>
                 <bpmn:sequenceFlow id="out_%1$s" sourceRef="Task_%1$s" targetRef="End_%1$s"/>
                 <bpmn:endEvent id="End_%1$s"/>
               </bpmn:subProcess>
               """
                .formatted(id, function, delegate);
    }
}
