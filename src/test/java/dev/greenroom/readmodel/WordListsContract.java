package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists found by words: everybody finds what they may see, and nothing else; the same on every database. */
abstract class WordListsContract extends SeededLists {

    private static final String AUDIENCES =
            "select concat(task_id, ' ', coalesce(audience, '-')) from work_item_words order by task_id";

    /** Each with a sign that means something to a database, and those that it would find if the sign did. */
    private static final List<String> SIGNS = List.of(
            "half_way",
            "halfxway",
            "50%off",
            "50xyoff",
            "wow!now",
            "wownow",
            "back\\slash",
            "backslash",
            "o'neil",
            "oneil");

    private final List<SeededWork.Row> rows = new ArrayList<>();

    @BeforeEach
    void fill() {
        rows.addAll(seeded().open(80));
        rows.addAll(seeded().completed(40));
    }

    private static List<Visibility> viewers() {
        return List.of(
                Visibility.everything(),
                new Visibility("anna", Set.of("refunds", "credit-lead"), false, false),
                new Visibility("bruno", Set.of(), false, false),
                new Visibility("carla", Set.of("it's a team"), false, false),
                new Visibility("berta", Set.of("front-office"), true, true));
    }

    @Test
    void wordsFindWhatOneMaySeeAndNothingElse() {
        for (Visibility viewer : viewers()) {
            whatTheySee(viewer).forEach((view, seen) -> {
                TaskQuery query = TaskQuery.of(view).matching("name c-1");
                same(query, viewer, seen.and(row -> row.customer().equals("C-1")));
                same(
                        query.withPriority(20),
                        viewer,
                        seen.and(row -> row.customer().equals("C-1") && row.priority() == 20));
                same(
                        query.ofGroup("refunds"),
                        viewer,
                        seen.and(row ->
                                row.customer().equals("C-1") && row.groups().contains("refunds")));
            });
        }
    }

    @Test
    void signsWithinWordsMeanThemselves() {
        manyHaveOtherWork();
        rows.addAll(seeded().openFor("refunds", SIGNS));
        Visibility viewer = new Visibility("dora", Set.of("refunds"), false, false);
        looksAsExpected(viewer);
        for (String customer : SIGNS) {
            Predicate<SeededWork.Row> theirs = row -> row.customer().equals(customer);
            same(TaskQuery.of(TaskQuery.View.TEAM).matching(customer), viewer, theirs);
            same(TaskQuery.of(TaskQuery.View.ALL).matching("name " + customer), viewer, theirs);
        }
        same(
                TaskQuery.of(TaskQuery.View.TEAM).matching("of_c-1"),
                viewer,
                row -> row.customer().equals("C-1")
                        && row.state().equals("open")
                        && row.groups().contains("refunds"));
    }

    /** So that nobody is offered most of all work. */
    final void manyHaveOtherWork() {
        audiences.keep(IntStream.range(0, 100)
                .mapToObj(each -> Set.of("others-" + each))
                .toList());
    }

    /** That what the viewer has is as much, to the database, as the way asks for by which words are then found. */
    void looksAsExpected(Visibility viewer) {}

    /** How many items the database expects the viewer's groups to have. */
    final long expectedOf(Visibility viewer) {
        return Expected.rows(
                FreshPlans.of(house.getBean(DataSource.class)),
                "explain select 1 from work_item_words where audience = any(:audiences)",
                Map.of("audiences", audiences.naming(viewer.groups())));
    }

    @Test
    void wordsLeadThroughALongListPageByPage() {
        for (Visibility viewer : viewers()) {
            List<String> expected = ids(whatTheySee(viewer).getOrDefault(TaskQuery.View.ALL, row -> false));
            TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).matching("name");
            List<String> found = new ArrayList<>();
            work.each(query, viewer, 1_000, page -> page.forEach(item -> found.add(item.id())));
            assertThat(found).as("%s, seed %d", viewer, seed).isEqualTo(expected);
        }
    }

    /** As who oversees a large house: more audiences, with longer names, than one question to the index may have. */
    @Test
    void whoHasVeryManyGroupsFindsTheirsToo() {
        Set<String> groups = new HashSet<>(Set.of("refunds"));
        List<Set<String>> sets = new ArrayList<>();
        for (int each = 0; each < 5_000; each++) {
            groups.add("many-" + each % 800);
            sets.add(Set.of("many-" + each % 800, "other-" + each + "-".repeat(220)));
        }
        audiences.keep(sets);
        Visibility viewer = new Visibility("olaf", groups, false, false);
        assertThat(audiences.naming(groups)).hasSizeGreaterThanOrEqualTo(5_000);

        Predicate<SeededWork.Row> theirs = row -> row.customer().equals("C-1")
                && row.state().equals("open")
                && row.groups().contains("refunds");
        same(TaskQuery.of(TaskQuery.View.TEAM).matching("name c-1"), viewer, theirs);
        same(
                TaskQuery.of(TaskQuery.View.ALL).matching("name c-1").withPriority(20),
                viewer,
                theirs.and(row -> row.priority() == 20));
    }

    /** An older version knew nothing of audiences beside words. */
    @Test
    void whatAnOlderNodeWroteIsFoundOnceSomebodyHasLooked() {
        Visibility viewer = new Visibility("carla", Set.of("refunds"), false, false);
        Predicate<SeededWork.Row> theirs =
                row -> row.state().equals("open") && row.groups().contains("refunds");
        List<String> before = jdbc.queryForList(AUDIENCES, String.class);
        jdbc.update("update work_item_words set audience = null where task_id like '%1'");
        jdbc.update(
                "update work_item_words set audience = 'credit-lead' where task_id like '%2' and audience is not null");

        house.getBean(ItemWordsFill.class).fillAll();

        assertThat(jdbc.queryForList(AUDIENCES, String.class))
                .as("seed %d", seed)
                .isEqualTo(before);
        same(TaskQuery.of(TaskQuery.View.TEAM).matching("name"), viewer, theirs);
    }

    private Map<TaskQuery.View, Predicate<SeededWork.Row>> whatTheySee(Visibility viewer) {
        Predicate<SeededWork.Row> open = row -> row.state().equals("open");
        Predicate<SeededWork.Row> held = row -> viewer.user().equals(row.assignee());
        Predicate<SeededWork.Row> theirs = row -> row.groups().stream().anyMatch(viewer.groups()::contains);
        Predicate<SeededWork.Row> seen = row -> viewer.allWork() || held.test(row) || theirs.test(row);
        Instant midnight = clock.instant().minus(Duration.ofHours(10));
        return Map.of(
                TaskQuery.View.MINE, open.and(held),
                TaskQuery.View.TEAM, open.and(theirs),
                TaskQuery.View.ALL, open.and(seen),
                TaskQuery.View.AT_RISK,
                        open.and(seen)
                                .and(row ->
                                        row.warnAt() != null && !row.warnAt().isAfter(clock.instant())),
                TaskQuery.View.DONE_TODAY,
                        row -> viewer.user().equals(row.doneBy())
                                && row.doneAt() != null
                                && !row.doneAt().isBefore(midnight));
    }

    private void same(TaskQuery query, Visibility viewer, Predicate<SeededWork.Row> expected) {
        Page<TaskView> found = work.list(query, viewer, new Paging(200, null));
        assertThat(found.items().stream().map(TaskView::id).toList())
                .as("%s of %s, seed %d", query, viewer, seed)
                .isEqualTo(ids(expected));
        assertThat(found.count()).isEqualTo(new Page.Count(found.items().size(), true));
        assertThat(countedAlone(query, viewer))
                .as("%s of %s, seed %d", query, viewer, seed)
                .isEqualTo(found.items().size());
    }

    /** As a list is counted that is too long to be found at once: where words and audience say all, by them alone. */
    private long countedAlone(TaskQuery query, Visibility viewer) {
        DataSource source = house.getBean(DataSource.class);
        Where where = new TaskFilter(
                        viewer,
                        audiences,
                        new SearchWords(source),
                        clock.instant(),
                        house.getBean(ReadModelSettings.class).zone())
                .of(query);
        return JdbcClient.create(source)
                .sql("select " + where.counted("work_item", 1_000))
                .params(where.params())
                .query(Long.class)
                .single();
    }

    /** In the order of their dates; those without one last. */
    private List<String> ids(Predicate<SeededWork.Row> wanted) {
        return rows.stream()
                .filter(wanted)
                .sorted(Comparator.<SeededWork.Row, Instant>comparing(
                                row -> row.dueAt() == null ? Instant.MAX : row.dueAt())
                        .thenComparing(SeededWork.Row::id))
                .map(SeededWork.Row::id)
                .toList();
    }
}
