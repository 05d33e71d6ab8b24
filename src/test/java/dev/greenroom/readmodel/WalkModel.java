package dev.greenroom.readmodel;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A process with every kind of place a case can stand at, and one that it calls. Two versions, to migrate between. */
final class WalkModel {

    static final String PROCESS = "walk";
    static final String CALLED = "walk-called";
    static final String TOPIC = "walk.work";

    private WalkModel() {}

    static void deploy(RepositoryService repository, String version) {
        repository
                .createDeployment()
                .name("walk-" + version)
                .addModelInstance("walk.bpmn", walk(version))
                .addModelInstance("walk-called.bpmn", called())
                .deploy();
    }

    private static BpmnModelInstance called() {
        return Bpmn.createExecutableProcess(CALLED)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Called")
                .userTask("Task_AskColleague")
                .name("Ask a colleague")
                .camundaCandidateGroups("claims-legal")
                .endEvent("EndEvent_Answered")
                .done();
    }

    private static BpmnModelInstance walk(String version) {
        BpmnModelInstance model = Bpmn.createExecutableProcess(PROCESS)
                .name("Walk " + version)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Begun")
                .userTask("Task_Check")
                .name("Check ${customerName}")
                .camundaCandidateGroups("claims-intake,front-office")
                .camundaPriority("${amount > 1000 ? 80 : 50}")
                .parallelGateway("Gateway_Fork")
                .subProcess("SubProcess_Look")
                .embeddedSubProcess()
                .startEvent("StartEvent_Look")
                .userTask("Task_Look")
                .name("Look closely " + version)
                .camundaCandidateGroups("claims-assessor")
                .endEvent("EndEvent_Looked")
                .subProcessDone()
                .parallelGateway("Gateway_Join")
                .serviceTask("Task_Work")
                .camundaExternalTask(TOPIC)
                .callActivity("Task_Call")
                .calledElement(CALLED)
                .camundaIn("amount", "amount")
                .camundaOut("answer", "answer")
                .receiveTask("Task_Await")
                .message("walk-answer")
                .userTask("Task_Each")
                .name("Each")
                .camundaCandidateGroups("refunds")
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .intermediateCatchEvent("Event_Pause")
                .timerWithDuration("PT1H")
                .userTask("Task_Close")
                .camundaAsyncBefore()
                .name("Close")
                .camundaAssignee("bruno")
                .endEvent("EndEvent_Done")
                .moveToActivity("SubProcess_Look")
                .boundaryEvent("BoundaryEvent_Slow")
                .cancelActivity(false)
                .timerWithDuration("PT2H")
                .userTask("Task_Hurry")
                .name("Hurry")
                .camundaCandidateGroups("claims-lead")
                .endEvent("EndEvent_Hurried")
                .moveToActivity("SubProcess_Look")
                .boundaryEvent("BoundaryEvent_TooSlow")
                .timerWithDuration("P3D")
                .endEvent("EndEvent_TooSlow")
                .moveToNode("Gateway_Fork")
                .userTask("Task_Beside")
                .name("Beside")
                .camundaCandidateGroups("front-office")
                .connectTo("Gateway_Join")
                .done();
        return model;
    }
}
