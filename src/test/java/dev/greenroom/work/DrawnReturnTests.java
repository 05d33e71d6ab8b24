package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.TimelineEntry;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A return that the model draws gives the same line in the story as one that moves the case. */
@GreenroomTest
class DrawnReturnTests {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private CaseViews cases;

    @Test
    void anAnswerThatReturnsTheWorkIsToldWithItsCause() {
        String instance = aCaseAtTheReview();

        complete(instance, Map.of("reviewResult", "return", "returnCause", "missing-document"));

        List<TimelineEntry> returned = returned(instance);
        assertThat(returned).hasSize(1);
        assertThat(returned.get(0).element()).isEqualTo("Task_Review");
        assertThat(returned.get(0).data())
                .containsEntry("from", "Task_Review")
                .containsEntry("to", "Task_Clarify")
                .containsEntry("cause", "missing-document");
    }

    @Test
    void otherAnswersTellNoReturn() {
        String instance = aCaseAtTheReview();

        complete(instance, Map.of("reviewResult", "fine", "returnCause", "missing-document"));
        complete(instance, Map.of("reviewResult", "return"));

        assertThat(returned(instance)).isEmpty();
    }

    @Test
    void whoEndsAnotherBranchSentNothingBack() {
        deploy(
                "branches",
                Bpmn.createExecutableProcess("branches")
                        .camundaHistoryTimeToLive(30)
                        .startEvent("StartEvent_Begun")
                        .parallelGateway("Gateway_Both")
                        .userTask("Task_Review")
                        .endEvent("EndEvent_Done")
                        .moveToNode("Gateway_Both")
                        .userTask("Task_Pack")
                        .endEvent("EndEvent_Packed")
                        .done());
        String instance = runtime.startProcessInstanceByKey("branches").getId();
        Map<String, String> kept = Map.of("reviewResult", "return", "returnCause", "wrong-data");
        runtime.setVariablesLocal(at(instance, "Task_Review").getExecutionId(), kept);

        tasks.complete(at(instance, "Task_Pack").getId());

        assertThat(runtime.getVariables(instance)).containsAllEntriesOf(kept);
        assertThat(returned(instance)).isEmpty();
    }

    private Task at(String instance, String step) {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private void deploy(String process, BpmnModelInstance model) {
        repository
                .createDeployment()
                .name(process)
                .addModelInstance(process + ".bpmn", model)
                .deploy();
    }

    private String aCaseAtTheReview() {
        deploy(
                "drawn",
                Bpmn.createExecutableProcess("drawn")
                        .camundaHistoryTimeToLive(30)
                        .startEvent("StartEvent_Begun")
                        .userTask("Task_Clarify")
                        .userTask("Task_Review")
                        .camundaInputParameter("reviewResult", "${null}")
                        .camundaInputParameter("returnCause", "${null}")
                        .camundaOutputParameter("reviewResult", "${reviewResult}")
                        .camundaOutputParameter("returnCause", "${returnCause}")
                        .exclusiveGateway("Gateway_Fine")
                        .condition("return", "${reviewResult == 'return'}")
                        .connectTo("Task_Clarify")
                        .moveToNode("Gateway_Fine")
                        .condition("fine", "${reviewResult == 'fine'}")
                        .userTask("Task_Close")
                        .endEvent("EndEvent_Done")
                        .done());
        String instance = runtime.startProcessInstanceByKey("drawn").getId();
        complete(instance, Map.of());
        return instance;
    }

    private void complete(String instance, Map<String, Object> answers) {
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.complete(task, answers);
    }

    private List<TimelineEntry> returned(String instance) {
        String reference = cases.byInstance(instance).orElseThrow().reference();
        return cases.timeline(reference, Paging.first()).items().stream()
                .filter(line -> line.kind().equals("returned"))
                .toList();
    }
}
