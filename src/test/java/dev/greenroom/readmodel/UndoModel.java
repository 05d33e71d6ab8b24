package dev.greenroom.readmodel;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A process whose work is undone: from outside, after its sub-process has ended, or from inside, while it goes on. */
final class UndoModel {

    static final String OUTSIDE = "undo-outside";
    static final String INSIDE = "undo-inside";

    private UndoModel() {}

    static void deploy(RepositoryService repository) {
        repository
                .createDeployment()
                .addModelInstance(OUTSIDE + ".bpmn", outside())
                .addModelInstance(INSIDE + ".bpmn", inside())
                .deploy();
    }

    private static BpmnModelInstance outside() {
        return Bpmn.createExecutableProcess(OUTSIDE)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Begun")
                .subProcess("SubProcess_Book")
                .embeddedSubProcess()
                .startEvent("StartEvent_Book")
                .userTask("Task_Reserve")
                .boundaryEvent("BoundaryEvent_Reserved")
                .compensateEventDefinition()
                .compensateEventDefinitionDone()
                .compensationStart()
                .userTask("Task_Release")
                .compensationDone()
                .moveToActivity("Task_Reserve")
                .endEvent("EndEvent_Booked")
                .subProcessDone()
                .intermediateThrowEvent("ThrowEvent_Undo")
                .compensateEventDefinition()
                .compensateEventDefinitionDone()
                .endEvent("EndEvent_Undone")
                .done();
    }

    private static BpmnModelInstance inside() {
        return Bpmn.createExecutableProcess(INSIDE)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Begun")
                .subProcess("SubProcess_Book")
                .embeddedSubProcess()
                .startEvent("StartEvent_Book")
                .userTask("Task_Reserve")
                .boundaryEvent("BoundaryEvent_Reserved")
                .compensateEventDefinition()
                .compensateEventDefinitionDone()
                .compensationStart()
                .userTask("Task_Release")
                .compensationDone()
                .moveToActivity("Task_Reserve")
                .intermediateThrowEvent("ThrowEvent_Undo")
                .compensateEventDefinition()
                .compensateEventDefinitionDone()
                .endEvent("EndEvent_Booked")
                .subProcessDone()
                .endEvent("EndEvent_Undone")
                .done();
    }
}
