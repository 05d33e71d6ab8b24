package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.shared.CaseReference;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What a case shows, whichever way it came to be; the same on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseViewsContract {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private MovableClock clock;

    @Autowired
    private CaseViews cases;

    @Autowired
    private TaskViews work;

    @Autowired
    private CaseReferences references;

    @Autowired
    private ReadModelCheck check;

    @BeforeAll
    void deploy() {
        WalkModel.deploy(repository, "1");
        Testers.mayDoEverything(authorizations);
    }

    private ProcessInstance start(@Nullable String key) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("customerId", "C-1");
        variables.put("customerName", "Mara Weber");
        variables.put("channel", "phone");
        variables.put("amount", 1500);
        return runtime.startProcessInstanceByKey(WalkModel.PROCESS, key, variables);
    }

    private CaseView of(ProcessInstance instance) {
        return cases.byInstance(instance.getId()).orElseThrow();
    }

    @Test
    void aStartWithoutAReferenceGetsOne() {
        CaseView view = of(start("ORDER/77"));
        assertThat(CaseReference.parse(view.reference())).isPresent();
        assertThat(view.externalKey()).isEqualTo("ORDER/77");
        assertThat(view.customer().name()).isEqualTo("Mara Weber");
        assertThat(view.channel()).isEqualTo("phone");
        assertThat(view.amount()).isEqualByComparingTo("1500");
        assertThat(view.state()).isEqualTo(CaseView.State.OPEN);
        assertThat(view.openedAt()).isEqualTo(clock.instant());
        assertThat(cases.variables(view.reference())).containsEntry("amount", 1500);
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aStartUnderItsReferenceKeepsIt() {
        String prefix = of(start(null)).reference().substring(0, 2);
        String reference = references.next(prefix).value();
        assertThat(of(start(reference)).reference()).isEqualTo(reference);
    }

    @Test
    void aStartUnderTheReferenceOfAnOpenCaseIsACaseOfItsOwn() {
        String prefix = of(start(null)).reference().substring(0, 2);
        String reference = references.next(prefix).value();
        start(reference);
        CaseView second = of(start(reference));
        assertThat(second.reference()).isNotEqualTo(reference);
        assertThat(second.externalKey()).isEqualTo(reference);
    }

    @Test
    void aStartUnderTheReferenceOfAClosedCaseReopensIt() {
        String prefix = of(start(null)).reference().substring(0, 2);
        String reference = references.next(prefix).value();
        ProcessInstance first = start(reference);
        runtime.deleteProcessInstance(first.getId(), "mistake");
        assertThat(cases.byReference(reference).orElseThrow().outcome()).isEqualTo("terminated");
        CaseView again = of(start(reference));
        assertThat(again.reference()).isEqualTo(reference);
        assertThat(again.isOpen()).isTrue();
        assertThat(again.closedAt()).isNull();
        assertThat(cases.timeline(reference, Paging.first()).items())
                .extracting(TimelineEntry::kind)
                .containsSubsequence("case-reopened", "case-closed", "case-opened");
        assertThat(cases.position(reference).orElseThrow().active())
                .extracting(PositionView.Active::element)
                .containsExactly("Task_Check");
    }

    @Test
    void theTimelineTellsWhoTookTheWork() {
        ProcessInstance instance = start(null);
        String reference = of(instance).reference();
        String task = work.openOf(reference).get(0).id();
        clock.advance(Duration.ofMinutes(3));
        as("anna", () -> tasks.claim(task, "anna"));
        assertThat(work.byId(task).orElseThrow().assignee()).isEqualTo("anna");
        as("anna", () -> tasks.setAssignee(task, null));
        as("berta", () -> tasks.setAssignee(task, "carla"));
        as("carla", () -> tasks.complete(task));
        assertThat(work.byId(task).orElseThrow().state()).isEqualTo(TaskView.State.COMPLETED);
        assertThat(work.byId(task).orElseThrow().doneBy()).isEqualTo("carla");
        List<TimelineEntry> story = cases.timeline(reference, Paging.first()).items();
        assertThat(story)
                .filteredOn(entry -> entry.kind().startsWith("work-"))
                .extracting(entry -> entry.kind() + " " + entry.actor())
                .containsExactly(
                        "work-completed carla", "work-assigned berta", "work-released anna", "work-claimed anna");
        assertThat(story)
                .filteredOn(entry -> entry.kind().equals("step-entered"))
                .extracting(TimelineEntry::element)
                .containsExactlyInAnyOrder("Task_Check", "Task_Look", "Task_Beside");
        assertThat(cases.position(reference).orElseThrow().completed())
                .contains("StartEvent_Begun", "Task_Check", "Gateway_Fork");
    }

    @Test
    void aWorkItemCarriesItsCaseAndGroups() {
        ProcessInstance instance = start(null);
        TaskView item = work.openOf(of(instance).reference()).get(0);
        assertThat(item.title()).isEqualTo("Check Mara Weber");
        assertThat(item.priority()).isEqualTo(80);
        assertThat(item.groups()).containsExactlyInAnyOrder("claims-intake", "front-office");
        assertThat(item.customerName()).isEqualTo("Mara Weber");
        assertThat(item.amount()).isEqualByComparingTo("1500");
        runtime.setVariable(instance.getId(), "customerName", "M. Weber-Lind");
        runtime.setVariable(instance.getId(), "amount", 20.5);
        TaskView after = work.byId(item.id(), Visibility.everything(), java.util.Set.of("amount"))
                .orElseThrow();
        assertThat(after.customerName()).isEqualTo("M. Weber-Lind");
        assertThat(after.amount()).isEqualByComparingTo("20.50");
        assertThat(after.fields()).containsEntry("amount", 20.5);
    }

    private void as(String user, Runnable action) {
        identity.setAuthentication(user, List.of(Testers.GROUP));
        try {
            action.run();
        } finally {
            identity.clearAuthentication();
        }
    }
}
