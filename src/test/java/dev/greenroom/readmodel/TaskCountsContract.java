package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What lists cost: how often the database is asked, how far it counts; the same on every database. */
abstract class TaskCountsContract extends SeededLists {

    private static final Visibility ALL = Visibility.everything();

    @Autowired
    private DataSource source;

    @Autowired
    private Projector projector;

    @Autowired
    private Json json;

    @Autowired
    private ReadModelSettings settings;

    @Autowired
    private ApplicationEventPublisher publisher;

    private static List<String> ids(Page<TaskView> page) {
        return page.items().stream().map(TaskView::id).toList();
    }

    @Test
    void countsStopAtTenThousand() {
        for (int i = 0; i < 10; i++) {
            seeded().open(1000);
        }
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL);
        assertThat(work.list(query, ALL, Paging.first()).count()).isEqualTo(new Page.Count(10_000, true));
        seeded().open(1);
        assertThat(work.list(query, ALL, Paging.first()).count()).isEqualTo(new Page.Count(10_000, false));
        assertThat(work.counts(ALL)).containsEntry(TaskQuery.View.ALL, new Page.Count(10_000, false));
    }

    /** More than are found and then put in order. */
    @Test
    void manyThatWaitAreMetOnTheWayThroughAll() {
        seeded().open(1_700);
        jdbc.update(
                "update work_item set due_at = null, warn_at = null, due_order = ?, sla_paused_at ="
                        + " case when priority = 40 and assignee = 'carla' then null else created_at end",
                Sql.time(Sql.NEVER));
        List<String> waiting = jdbc.queryForList(
                "select task_id from work_item where sla_paused_at is not null order by created_at, task_id",
                String.class);
        assertThat(waiting).hasSizeBetween(1_501, 1_699);
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).withSla(SlaState.PAUSED);
        Page<TaskView> page = work.list(query.sortedBy(TaskQuery.Sort.CREATED), ALL, new Paging(200, null));
        assertThat(page.count()).isEqualTo(new Page.Count(waiting.size(), true));
        assertThat(ids(page)).isEqualTo(waiting.subList(0, 200));
    }

    @Test
    void aListCostsOneQueryAndOneCount() {
        seeded().open(120);
        StatementCount counted = new StatementCount(source);
        TaskViews views = new TaskViews(projector, audiences, counted, json, clock, settings, publisher);
        Visibility anna = new Visibility("anna", Set.of("claims-intake", "refunds"), false, false);
        for (TaskQuery.View view : TaskQuery.View.values()) {
            for (TaskQuery.Sort sort : TaskQuery.Sort.values()) {
                TaskQuery query = TaskQuery.of(view).sortedBy(sort).showing(Set.of("purpose"));
                assertThat(counted.of(() -> views.list(query, anna, Paging.first())))
                        .as("%s by %s", view, sort)
                        .isEqualTo(2);
            }
        }
        assertThat(counted.of(() -> views.counts(anna))).isEqualTo(1);
    }

    @Test
    void eightHundredGroupsCostWhatTwoDo() {
        seeded().open(3_000);
        Set<String> two = Set.of("claims-intake", "refunds");
        Set<String> many = new TreeSet<>(two);
        for (int each = 0; each < 798; each++) {
            many.add("team-" + each);
        }
        Visibility few = new Visibility("anna", two, false, false);
        Visibility lots = new Visibility("anna", many, false, false);
        StatementCount counted = new StatementCount(source);
        TaskViews views = new TaskViews(projector, audiences, counted, json, clock, settings, publisher);
        for (TaskQuery.View view : TaskQuery.View.values()) {
            TaskQuery query = TaskQuery.of(view);
            assertThat(ids(views.list(query, lots, Paging.first())))
                    .isEqualTo(ids(views.list(query, few, Paging.first())));
            assertThat(counted.of(() -> views.list(query, lots, Paging.first())))
                    .isEqualTo(2);
        }
        assertThat(views.counts(lots)).isEqualTo(views.counts(few));
        assertThat(quickest(() -> views.counts(lots)))
                .isLessThan(quickest(() -> views.counts(few)).multipliedBy(4).plusMillis(20));
    }

    @Test
    void aListFarLongerThanAnybodyCountsIsNotCountedForEveryPage() {
        for (int i = 0; i < 13; i++) {
            seeded().open(1000);
        }
        StatementCount counted = new StatementCount(source);
        TaskViews views = new TaskViews(projector, audiences, counted, json, clock, settings, publisher);
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL);
        Page.Count many = new Page.Count(10_000, false);
        // The page, its count, and once how many more the database expects.
        assertThat(counted.of(() -> views.list(query, ALL, Paging.first()))).isEqualTo(3);
        assertThat(counted.of(() -> views.list(query.sortedBy(TaskQuery.Sort.VALUE), ALL, Paging.first())))
                .isEqualTo(1);
        assertThat(views.list(query, ALL, Paging.first()).count()).isEqualTo(many);
        assertThat(views.counts(ALL)).containsEntry(TaskQuery.View.ALL, many);
        try (HikariDataSource one = onlyOne()) {
            TaskViews narrow = new TaskViews(projector, audiences, one, json, clock, settings, publisher);
            assertThat(narrow.counts(ALL)).containsEntry(TaskQuery.View.ALL, many);
        }
        assertThat(views.list(query.ofCustomer("C-1"), ALL, Paging.first())
                        .count()
                        .exact())
                .isTrue();
    }

    /** Who needs two connections at once waits in vain. */
    private HikariDataSource onlyOne() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private static Duration quickest(Runnable read) {
        Duration quickest = Duration.ofDays(1);
        for (int each = 0; each < 12; each++) {
            long began = System.nanoTime();
            read.run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        return quickest;
    }
}
