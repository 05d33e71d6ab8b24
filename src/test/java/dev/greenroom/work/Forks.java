package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.ReadModelCheck;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.ApplicationContext;

/** Cases of a process whose work parts: beside a sub-process, two branches, and a list of equal items. */
final class Forks {

    private static final String PROCESS = "forks";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final CaseViews cases;
    private final TaskViews work;
    private final ReadModelCheck check;

    Forks(ApplicationContext context) {
        this.runtime = context.getBean(RuntimeService.class);
        this.tasks = context.getBean(TaskService.class);
        this.cases = context.getBean(CaseViews.class);
        this.work = context.getBean(TaskViews.class);
        this.check = context.getBean(ReadModelCheck.class);
        context.getBean(RepositoryService.class)
                .createDeployment()
                .name("forks")
                .addModelInstance("forks.bpmn", model())
                .deploy();
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(PROCESS)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_Begun")
                .userTask("Task_Check")
                .camundaCandidateGroups("claims-intake")
                .parallelGateway("Gateway_Fork")
                .subProcess("SubProcess_Look")
                .embeddedSubProcess()
                .startEvent("StartEvent_Look")
                .userTask("Task_Glance")
                .camundaCandidateGroups("claims-assessor")
                .userTask("Task_Look")
                .camundaCandidateGroups("claims-assessor")
                .endEvent("EndEvent_Looked")
                .subProcessDone()
                .parallelGateway("Gateway_Join")
                .userTask("Task_Each")
                .camundaCandidateGroups("refunds")
                .multiInstance()
                .parallel()
                .cardinality("2")
                .multiInstanceDone()
                .userTask("Task_Close")
                .camundaCandidateGroups("claims-intake")
                .endEvent("EndEvent_Done")
                .moveToNode("Gateway_Fork")
                .userTask("Task_First")
                .camundaCandidateGroups("claims-intake")
                .userTask("Task_Second")
                .camundaCandidateGroups("claims-intake")
                .connectTo("Gateway_Join")
                .done();
    }

    /** A case that stands in both branches: at Glance and at First. */
    String parted() {
        String instance = runtime.startProcessInstanceByKey(PROCESS).getId();
        String reference = cases.byInstance(instance).orElseThrow().reference();
        done(reference, "Task_Check");
        assertThat(openSteps(reference)).containsExactlyInAnyOrder("Task_Glance", "Task_First");
        return reference;
    }

    /** Everybody's work at this step is done by anna. */
    void done(String reference, String step) {
        items(reference, step).forEach(item -> {
            tasks.claim(item.id(), "anna");
            tasks.complete(item.id(), Map.of());
        });
    }

    List<TaskView> items(String reference, String step) {
        return work.openOf(reference).stream()
                .filter(item -> item.step().equals(step))
                .toList();
    }

    /** Where people are to do something; the read model tells it, and must agree with the engine. */
    List<String> openSteps(String reference) {
        assertThat(check.differences()).isEmpty();
        List<String> open = cases.steps(reference).stream()
                .filter(step -> step.leftAt() == null && step.type().equals("userTask"))
                .map(StepView::element)
                .toList();
        assertThat(work.openOf(reference)).extracting(TaskView::step).containsExactlyInAnyOrderElementsOf(open);
        return open;
    }

    boolean isOpen(String reference) {
        return cases.byReference(reference).orElseThrow().isOpen();
    }
}
