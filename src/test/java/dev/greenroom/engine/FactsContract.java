package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.EngineFact.CandidateChanged;
import dev.greenroom.engine.events.EngineFact.Change;
import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.IncidentClosed;
import dev.greenroom.engine.events.EngineFact.IncidentOpened;
import dev.greenroom.engine.events.EngineFact.InstanceEnded;
import dev.greenroom.engine.events.EngineFact.InstanceStarted;
import dev.greenroom.engine.events.EngineFact.Operated;
import dev.greenroom.engine.events.EngineFact.StepEntered;
import dev.greenroom.engine.events.EngineFact.StepLeft;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.engine.events.EngineFact.VariableRemoved;
import dev.greenroom.engine.events.EngineFact.VariableWritten;
import dev.greenroom.engine.snapshot.EngineSnapshot;
import dev.greenroom.engine.snapshot.OpenCase;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What every door tells, on every database. */
abstract class FactsContract {

    private static final String BRANCHES = Bpmn.convertToString(Bpmn.createExecutableProcess("branches")
            .camundaHistoryTimeToLive(30)
            .startEvent()
            .parallelGateway("fork")
            .userTask("left")
            .endEvent()
            .moveToNode("fork")
            .userTask("right")
            .endEvent()
            .done());

    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineSnapshot snapshot;
    private final ConfigurableApplicationContext context;
    private RecordedFacts facts;

    FactsContract(ConfigurableApplicationContext context) {
        this.engine = context.getBean(ProcessEngine.class);
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.snapshot = context.getBean(EngineSnapshot.class);
        this.context = context;
    }

    @BeforeEach
    void record() {
        deploy("facts", Models.userTask("facts", "Look"));
        facts = new RecordedFacts(context);
    }

    @AfterEach
    void stop() {
        facts.close();
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void aStartTellsTheInstanceItsStepsItsTaskAndItsVariables() {
        engine.getIdentityService().setAuthenticatedUserId("carla");
        ProcessInstance started = start(Map.of("amount", 12, "lines", Spin.JSON("[{\"sku\":\"A\"}]")));

        assertThat(facts.of(InstanceStarted.class)).singleElement().satisfies(fact -> {
            assertThat(fact.instanceId()).isEqualTo(started.getId());
            assertThat(fact.rootInstanceId()).isEqualTo(started.getId());
            assertThat(fact.process()).isEqualTo("facts");
            assertThat(fact.businessKey()).isEqualTo("K-1");
            assertThat(fact.startedBy()).isEqualTo("carla");
        });
        assertThat(facts.of(StepEntered.class).stream().map(StepEntered::element))
                .containsExactly("start", "step");
        assertThat(facts.of(TaskChanged.class)).first().satisfies(fact -> {
            assertThat(fact.change()).isEqualTo(Change.CREATED);
            assertThat(fact.name()).isEqualTo("Look");
            assertThat(fact.activityInstanceId()).isNotEmpty();
        });
        assertThat(facts.of(CandidateChanged.class)).singleElement().satisfies(fact -> {
            assertThat(fact.group()).isEqualTo("credit-officer");
            assertThat(fact.added()).isTrue();
        });
        assertThat(facts.of(VariableWritten.class))
                .extracting(VariableWritten::name, VariableWritten::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("amount", 12L),
                        org.assertj.core.groups.Tuple.tuple("lines", List.of(Map.of("sku", "A"))));
    }

    @Test
    void aClaimAndACompletionTellWhoDidThem() {
        String task = taskOf(start(Map.of())).getId();
        engine.getIdentityService().setAuthentication("bruno", List.of("credit-officer"));
        OwnDoor.open();
        try {
            tasks.claim(task, "bruno");
            tasks.complete(task);
        } finally {
            OwnDoor.close();
        }
        assertThat(facts.of(TaskChanged.class))
                .filteredOn(fact -> fact.change() == Change.UPDATED)
                .extracting(TaskChanged::assignee)
                .contains("bruno");
        assertThat(facts.of(TaskEnded.class)).singleElement().satisfies(fact -> {
            assertThat(fact.end()).isEqualTo(End.COMPLETED);
            assertThat(fact.by()).isEqualTo("bruno");
        });
        assertThat(facts.of(StepLeft.class))
                .filteredOn(fact -> fact.element().equals("step"))
                .singleElement()
                .extracting(StepLeft::end)
                .isEqualTo(End.COMPLETED);
        assertThat(facts.of(InstanceEnded.class)).singleElement().satisfies(fact -> {
            assertThat(fact.end()).isEqualTo(End.COMPLETED);
            assertThat(fact.endElement()).isEqualTo("end");
        });
        assertThat(facts.of(Operated.class))
                .extracting(Operated::user, Operated::operation)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("bruno", "Claim"),
                        org.assertj.core.groups.Tuple.tuple("bruno", "Complete"));
    }

    @Test
    void whatOneBranchSawIsToldWhenItComesToBelongToTheCaseAndWhenItGoesBack() {
        deploy("branches", BRANCHES);
        ProcessInstance started = runtime.startProcessInstanceByKey("branches");
        Task left = task(started, "left");
        runtime.setVariableLocal(left.getExecutionId(), "seen", 1);
        assertThat(lastOf("seen")).isNotEqualTo(started.getId());

        tasks.complete(task(started, "right").getId());
        assertThat(lastOf("seen")).isEqualTo(started.getId());
        assertThat(facts.of(VariableWritten.class)).last().satisfies(fact -> {
            assertThat(fact.value()).isEqualTo(1L);
            assertThat(fact.rootInstanceId()).isEqualTo(started.getId());
        });

        runtime.createProcessInstanceModification(started.getId())
                .startBeforeActivity("right")
                .execute();
        assertThat(lastOf("seen")).isNull();
    }

    /** Where that variable was last said to be; null when it was last said to be gone. */
    private @Nullable String lastOf(String variable) {
        String scope = null;
        for (EngineFact fact : facts.of(EngineFact.class)) {
            if (fact instanceof VariableWritten written && written.name().equals(variable)) {
                scope = written.scopeId();
            } else if (fact instanceof VariableRemoved removed && removed.name().equals(variable)) {
                scope = null;
            }
        }
        return scope;
    }

    private Task task(ProcessInstance instance, String element) {
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(element)
                .singleResult();
    }

    @Test
    void aDeletionTellsThatEverythingWasCancelled() {
        ProcessInstance started = start(Map.of());
        runtime.deleteProcessInstance(started.getId(), "no longer needed");
        assertThat(facts.of(TaskEnded.class))
                .singleElement()
                .extracting(TaskEnded::end)
                .isEqualTo(End.CANCELLED);
        assertThat(facts.of(InstanceEnded.class)).singleElement().satisfies(fact -> {
            assertThat(fact.end()).isEqualTo(End.CANCELLED);
            assertThat(fact.reason()).isEqualTo("no longer needed");
        });
    }

    @Test
    void aModificationTellsWhatItLeftAndEntered() {
        ProcessInstance started = start(Map.of());
        runtime.createProcessInstanceModification(started.getId())
                .startBeforeActivity("step")
                .cancelAllForActivity("step")
                .execute();
        assertThat(facts.of(TaskEnded.class)).isNotEmpty();
    }

    @Test
    void anIncidentIsToldWhenAWorkerGivesUpAndWhenItIsSolved() {
        deploy(
                "worked",
                Models.around("worked", "<bpmn:serviceTask id='step' camunda:type='external' camunda:topic='t.t'/>"));
        runtime.startProcessInstanceByKey("worked");
        LockedExternalTask work = engine.getExternalTaskService()
                .fetchAndLock(1, "w")
                .topic("t.t", 60_000)
                .execute()
                .get(0);
        engine.getExternalTaskService().handleFailure(work.getId(), "w", "down", 0, 0);
        assertThat(facts.of(IncidentOpened.class)).singleElement().satisfies(fact -> {
            assertThat(fact.element()).isEqualTo("step");
            assertThat(fact.message()).isEqualTo("down");
        });
        engine.getExternalTaskService().setRetries(work.getId(), 1);
        assertThat(facts.of(IncidentClosed.class)).hasSize(1);
    }

    @Test
    void theSnapshotSaysTheSameAsTheFacts() {
        ProcessInstance started = start(Map.of("amount", 12, "lines", Spin.JSON("[{\"sku\":\"A\"}]")));
        OpenCase open = snapshot.openCase(started.getId()).orElseThrow();
        TaskChanged task = facts.of(TaskChanged.class).get(0);
        assertThat(open.tasks()).singleElement().satisfies(found -> {
            assertThat(found.taskId()).isEqualTo(task.taskId());
            assertThat(found.activityInstanceId()).isEqualTo(task.activityInstanceId());
            assertThat(found.candidateGroups()).containsExactly("credit-officer");
        });
        assertThat(open.steps()).extracting(OpenCase.OpenStep::element).containsExactly("step");
        for (VariableWritten written : facts.of(VariableWritten.class)) {
            assertThat(open.variables())
                    .filteredOn(found -> found.variableId().equals(written.variableId()))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.value()).isEqualTo(written.value());
                        assertThat(found.type()).isEqualTo(written.type());
                        assertThat(found.scopeId()).isEqualTo(written.scopeId());
                    });
        }
    }

    private ProcessInstance start(Map<String, Object> variables) {
        OwnDoor.open();
        try {
            return runtime.startProcessInstanceByKey("facts", "K-1", variables);
        } finally {
            OwnDoor.close();
        }
    }

    private Task taskOf(ProcessInstance instance) {
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private void deploy(String name, String model) {
        engine.getRepositoryService()
                .createDeployment()
                .name("test")
                .enableDuplicateFiltering(false)
                .addString(name + ".bpmn", model)
                .deploy();
    }
}
