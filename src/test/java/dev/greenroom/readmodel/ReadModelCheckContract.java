package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.shared.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What {@code readmodel verify} finds and {@code readmodel rebuild} mends; the same on every database. */
abstract class ReadModelCheckContract {

    @Autowired
    private ApplicationContext house;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private CaseViews cases;

    @Autowired
    private TaskViews work;

    @Autowired
    private ReadModelCheck check;

    private String reference = "";
    private String closed = "";

    @BeforeEach
    void cases() {
        CleanHouse.empty(house);
        WalkModel.deploy(repository, "1");
        ProcessInstance open = start();
        reference = cases.byInstance(open.getId()).orElseThrow().reference();
        tasks.complete(work.openOf(reference).get(0).id());
        ProcessInstance ended = start();
        closed = cases.byInstance(ended.getId()).orElseThrow().reference();
        runtime.deleteProcessInstance(ended.getId(), "over");
        assertThat(check.differences()).isEmpty();
    }

    private ProcessInstance start() {
        return runtime.startProcessInstanceByKey(
                WalkModel.PROCESS, Map.of("customerName", "Mara Weber", "amount", 10, "note", "x"));
    }

    private List<String> differencesAfter(String change) {
        jdbc.update(change);
        return check.differences().stream().map(Difference::text).toList();
    }

    @Test
    void everyKindOfDifferenceIsFoundAndMended() {
        for (String change : List.of(
                "update work_item set assignee = 'somebody' where state = 'open'",
                "update work_item set name = 'Another' where state = 'open'",
                "update work_item set priority = 1 where state = 'open'",
                "update work_item set state = 'completed' where state = 'open'",
                "delete from work_item where state = 'open'",
                "delete from work_item_group",
                "update work_item_group set group_key = 'others'",
                "update work_item set audience = 'others' where state = 'open'",
                "update work_item set audience = '' where state = 'open'",
                "update work_item_stay set left_at = timestamp with time zone '9999-12-31 00:00:00+00'"
                        + " where left_as = 'done'",
                "delete from work_item_stay",
                "update work_item_stay set queue = 'others' where left_as is null",
                "update work_item_stay set left_at = came_at, left_as = 'moved' where left_as is null",
                "insert into work_item_stay (task_id, queue, came_at, came_as)"
                        + " select task_id, queue, came_at, came_as from work_item_stay where left_as is null",
                "update case_step set left_at = entered_at where left_at is null",
                "delete from case_step where left_at is null",
                "update case_variable set value_json = '11' where name = 'amount'",
                "delete from case_variable where name = 'note'",
                "update case_instance set suspended = true where state = 'open'",
                "update case_instance set definition_id = 'other' where state = 'open'",
                "insert into incident_view select 'i-1', reference, instance_id, root_instance_id, 'Task_Work',"
                        + " 'failedJob', null, null, started_at from case_instance where state = 'open'")) {
            assertThat(differencesAfter(change)).as(change).isNotEmpty();
            assertThat(check.rebuild(cases -> {}).differences()).as(change).isPositive();
            assertThat(check.differences()).as(change).isEmpty();
        }
        assertThat(work.openOf(reference)).hasSize(2);
    }

    @Test
    void workThatIsBeingUndoneIsNoDifference() {
        UndoModel.deploy(repository);
        for (String process : List.of(UndoModel.OUTSIDE, UndoModel.INSIDE)) {
            ProcessInstance undone = runtime.startProcessInstanceByKey(process);
            completeTheOnlyTaskOf(undone);
            assertThat(check.differences()).as(process).isEmpty();
            check.rebuild(cases -> {});
            assertThat(check.differences()).as(process + ", rebuilt").isEmpty();
            completeTheOnlyTaskOf(undone);
            assertThat(check.differences()).as(process + ", undone").isEmpty();
            assertThat(cases.byInstance(undone.getId()).orElseThrow().isOpen()).isFalse();
        }
    }

    private void completeTheOnlyTaskOf(ProcessInstance instance) {
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId());
    }

    @Test
    void aCaseThatTheEngineNoLongerHasIsClosed() {
        jdbc.update("update case_view set state = 'open' where reference = ?", closed);
        jdbc.update("update case_instance set state = 'open' where reference = ?", closed);
        assertThat(check.differences()).singleElement().asString().startsWith(closed);
        check.rebuild(cases -> {});
        assertThat(cases.byReference(closed).orElseThrow().isOpen()).isFalse();
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aRebuildMakesLostRowsAnewAndKeepsWhatIsGreenroomsOwn() {
        work.serviceLevel(work.openOf(reference).get(0).id(), "walk.check", null, CleanHouse.START);
        List<TimelineEntry> story = cases.timeline(reference, Paging.first()).items();
        for (String table : List.of("case_instance", "case_variable", "case_step")) {
            jdbc.update("delete from " + table + " where reference = ?", reference);
        }
        jdbc.update("delete from case_view where reference = ?", reference);
        String instance = runtime.createProcessInstanceQuery().singleResult().getId();
        assertThat(check.differences()).isNotEmpty();
        check.rebuild(cases -> {});
        assertThat(check.differences()).isEmpty();
        assertThat(cases.byInstance(instance).orElseThrow().customer().name()).isEqualTo("Mara Weber");
        assertThat(cases.byReference(closed).orElseThrow().outcome()).isEqualTo("terminated");
        assertThat(cases.variables(closed)).containsEntry("note", "x");
        assertThat(cases.timeline(reference, Paging.first()).items()).isEqualTo(story);
    }

    @Test
    void theCommandPrintsWhatDiffersAndFails() {
        assertThat(run("verify")).startsWith("0").contains("1 cases compared, 0 differences");
        jdbc.update("update work_item set assignee = 'somebody' where state = 'open'");
        assertThat(run("verify")).startsWith("1").contains(reference).contains("differs in assignee");
        assertThat(run("rebuild")).startsWith("0").contains("1 cases remade, 2 differences mended");
        assertThat(run("verify")).startsWith("0");
        assertThat(run("verfiy")).startsWith("2");
    }

    private String run(String argument) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code =
                new ReadModelCommand(check, new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(argument));
        return code + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatACaseIsFoundBySaysWhetherItIsClosed() {
        String states = "select distinct closed from case_key where reference = ?";
        assertThat(jdbc.queryForList(states, Boolean.class, reference)).containsExactly(false);
        assertThat(jdbc.queryForList(states, Boolean.class, closed)).containsExactly(true);
        assertThat(differencesAfter("update case_key set closed = true where reference = '" + reference + "'"))
                .singleElement()
                .asString()
                .contains("in a wrong place");

        check.rebuild(cases -> {});

        assertThat(check.differences()).isEmpty();
    }

    @Test
    void aCaseThatANodeWithoutKeysOpenedIsSoonFound() {
        CaseKeyFill fill = house.getBean(CaseKeyFill.class);
        fill.look();
        jdbc.update("delete from case_key where reference = ?", reference);
        MovableClock clock = house.getBean(MovableClock.class);
        clock.moveTo(clock.instant().plusSeconds(90));

        fill.look();

        assertThat(check.differences()).isEmpty();

        jdbc.update("delete from case_key where reference = ? and found_by like 'm:%'", reference);
        clock.moveTo(clock.instant().plusSeconds(90));
        fill.look();

        assertThat(check.differences()).as("with the keys of two words").isEmpty();
    }

    @Test
    void olderCasesGetTheKeysThatCameLater() {
        CaseKeyFill fill = new CaseKeyFill(
                JdbcClient.create(jdbc),
                house.getBean(CaseKeys.class),
                house.getBean(Clock.class),
                house.getBean(PlatformTransactionManager.class));
        jdbc.update("delete from case_key where found_by like 'm:%'");
        jdbc.update("insert into case_key_refill (id, done_upto) values (1, '')");

        fill.look();

        assertThat(jdbc.queryForList("select found_by from case_key where found_by like 'm:%'", String.class))
                .containsExactly("m:mara weber", "m:mara weber");
        assertThat(jdbc.queryForList("select * from case_key_refill")).isEmpty();
    }

    @Test
    void noticesThatACaseIsNotFoundAnyMore() {
        assertThat(differencesAfter("delete from case_key where found_by = 'n:weber'"))
                .singleElement()
                .asString()
                .contains("not found by its keys");
        assertThat(differencesAfter("delete from name_piece where word = 'mara'"))
                .hasSize(2);

        check.rebuild(cases -> {});

        assertThat(check.differences()).isEmpty();
    }
}
