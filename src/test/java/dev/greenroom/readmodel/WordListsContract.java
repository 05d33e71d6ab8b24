package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists found by words: everybody finds what they may see, and nothing else; the same on every database. */
abstract class WordListsContract {

    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Audiences audiences;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TaskViews work;

    private final long seed = new Random().nextLong();
    private final List<SeededWork.Row> rows = new ArrayList<>();

    @BeforeEach
    void fill() {
        CleanHouse.empty(house);
        SeededWork seeding = new SeededWork(jdbc, audiences, new Random(seed), clock.instant());
        rows.addAll(seeding.open(80));
        rows.addAll(seeding.completed(40));
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
    void wordsLeadThroughALongListPageByPage() {
        for (Visibility viewer : viewers()) {
            List<String> expected = ids(whatTheySee(viewer).getOrDefault(TaskQuery.View.ALL, row -> false));
            TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).matching("name");
            List<String> found = new ArrayList<>();
            work.each(query, viewer, 1_000, page -> page.forEach(item -> found.add(item.id())));
            assertThat(found).as("%s, seed %d", viewer, seed).isEqualTo(expected);
        }
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
