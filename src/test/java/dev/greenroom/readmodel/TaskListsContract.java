package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.shared.FieldProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists of work: their pages, their views, who sees what; the same on every database. */
abstract class TaskListsContract extends SeededLists {

    private static final Visibility ALL = Visibility.everything();
    private static final Set<TaskQuery.Sort> SORTS = EnumSet.complementOf(EnumSet.of(TaskQuery.Sort.SCORE));

    /** Of two teams, of one, of a lead's, of none; and who sees all. */
    private static final List<Visibility> VIEWERS = List.of(
            new Visibility("anna", Set.of("claims-intake", "refunds"), false, false),
            new Visibility("carla", Set.of("front-office"), false, true),
            new Visibility("berta", Set.of("credit-lead"), false, false),
            new Visibility("walter", Set.of(), false, false),
            new Visibility("sven", Set.of(), true, true));

    @Autowired
    private ToldRows toldRows;

    private final Map<String, String> told = new HashMap<>();

    private static Comparator<SeededWork.Row> order(TaskQuery.Sort sort) {
        Comparator<SeededWork.Row> key =
                switch (sort) {
                    case SLA -> Comparator.comparing(row -> row.dueAt() == null ? Instant.MAX : row.dueAt());
                    case CREATED -> Comparator.comparing(SeededWork.Row::createdAt);
                    case PRIORITY ->
                        Comparator.comparing(SeededWork.Row::priority).reversed();
                    case SCORE -> throw new IllegalArgumentException("Scores are given while the service runs");
                    case VALUE ->
                        Comparator.<SeededWork.Row, BigDecimal>comparing(
                                        row -> row.amount() == null ? BigDecimal.ZERO : row.amount())
                                .reversed();
                };
        return key.thenComparing(SeededWork.Row::id);
    }

    private static List<String> ids(List<SeededWork.Row> rows, TaskQuery.Sort sort) {
        return rows.stream().sorted(order(sort)).map(SeededWork.Row::id).toList();
    }

    private static List<String> ids(Page<TaskView> page) {
        return page.items().stream().map(TaskView::id).toList();
    }

    @Test
    void everySortPagesForwardsAndBackwardsThroughTheWholeList() {
        List<SeededWork.Row> rows = seeded().open(137);
        for (TaskQuery.Sort sort : SORTS) {
            TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).sortedBy(sort).showing(Set.of("purpose"));
            List<List<String>> pages = new ArrayList<>();
            Page<TaskView> page = work.list(query, ALL, new Paging(9, null));
            assertThat(page.prev()).isNull();
            pages.add(ids(page));
            while (page.next() != null) {
                page = work.list(query, ALL, new Paging(9, page.next()));
                pages.add(ids(page));
            }
            assertThat(pages.stream().flatMap(List::stream))
                    .as("%s, seed %d", sort, seed)
                    .containsExactlyElementsOf(ids(rows, sort));
            List<List<String>> back = new ArrayList<>(List.of(ids(page)));
            while (page.prev() != null) {
                page = work.list(query, ALL, new Paging(9, page.prev()));
                back.add(ids(page));
            }
            Collections.reverse(back);
            assertThat(back.stream().flatMap(List::stream)).containsExactlyElementsOf(ids(rows, sort));
        }
    }

    @Test
    void everySortGoesBothWays() {
        List<SeededWork.Row> rows = seeded().open(60);
        for (TaskQuery.Sort sort : SORTS) {
            boolean rises = sort == TaskQuery.Sort.SLA || sort == TaskQuery.Sort.CREATED;
            List<String> forwards = ids(rows, sort);
            List<String> backwards = new ArrayList<>(forwards);
            Collections.reverse(backwards);
            TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).sortedBy(sort);
            assertThat(all(query.going(rises ? TaskQuery.Direction.ASC : TaskQuery.Direction.DESC)))
                    .as("%s, seed %d", sort, seed)
                    .isEqualTo(forwards);
            assertThat(all(query.going(rises ? TaskQuery.Direction.DESC : TaskQuery.Direction.ASC)))
                    .as("%s reversed, seed %d", sort, seed)
                    .isEqualTo(backwards);
        }
    }

    private List<String> all(TaskQuery query) {
        return ListReadings.of(work, query, ALL).agreed();
    }

    /** Work is ranked anew all the time: only what was read while no rank changed can be compared. */
    @Test
    void whatRanksBestComesFirst() {
        seeded().open(40);
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).sortedBy(TaskQuery.Sort.SCORE);
        List<String> before;
        ListReadings listed;
        do {
            before = byScore();
            listed = ListReadings.of(work, query.going(TaskQuery.Direction.DESC), ALL);
        } while (!byScore().equals(before));
        assertThat(listed.agreed()).isEqualTo(before);
    }

    private List<String> byScore() {
        return jdbc.queryForList("select task_id from work_item order by score desc, task_id", String.class);
    }

    @Test
    void whileRowsComeAndGoThoseThatStayAreSeenOnce() {
        List<SeededWork.Row> staying = seeded().open(60);
        List<SeededWork.Row> going = new ArrayList<>(seeded().open(60));
        for (TaskQuery.Sort sort : SORTS) {
            List<String> seen = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                Page<TaskView> page =
                        work.list(TaskQuery.of(TaskQuery.View.ALL).sortedBy(sort), ALL, new Paging(7, cursor));
                seen.addAll(ids(page));
                cursor = page.next();
                seeded().remove(going.remove(random.nextInt(going.size())));
                going.addAll(seeded().open(1));
            } while (cursor != null);
            List<String> stayed = ids(staying, sort);
            assertThat(seen.stream().filter(stayed::contains))
                    .as("%s, seed %d", sort, seed)
                    .containsExactlyElementsOf(stayed);
            assertThat(seen).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyViewShowsWhatItsViewerMaySeeAndNothingElse() {
        List<SeededWork.Row> rows = new ArrayList<>(seeded().open(120));
        rows.addAll(seeded().completed(80));
        tellSome(rows);
        for (Visibility viewer : VIEWERS) {
            Map<TaskQuery.View, Page.Count> counts = work.counts(viewer);
            for (TaskQuery.View view : TaskQuery.View.values()) {
                List<String> expected =
                        ids(rows.stream().filter(in(view, viewer)).toList(), TaskQuery.Sort.SLA);
                Page<TaskView> page = work.list(TaskQuery.of(view), viewer, new Paging(200, null));
                assertThat(ids(page))
                        .as("%s for %s, seed %d", view, viewer.user(), seed)
                        .isEqualTo(expected);
                assertThat(page.items().stream()
                                .filter(item -> !item.told().isEmpty())
                                .map(TaskView::id))
                        .containsExactlyInAnyOrderElementsOf(rows.stream()
                                .filter(row -> row.state().equals("open") && told(row, viewer))
                                .filter(in(view, viewer))
                                .map(SeededWork.Row::id)
                                .toList());
                assertThat(page.count()).isEqualTo(new Page.Count(expected.size(), true));
                assertThat(counts).containsEntry(view, new Page.Count(expected.size(), true));
            }
            for (SeededWork.Row row : rows) {
                assertThat(work.byId(row.id(), viewer, Set.of()).isPresent())
                        .as("%s by %s", row, viewer.user())
                        .isEqualTo(seen(row, viewer));
            }
        }
    }

    @Test
    void whoseWorkItIsNarrowsWhatEverybodySees() {
        List<SeededWork.Row> rows = seeded().open(120);
        Instant now = clock.instant();
        for (Visibility viewer : VIEWERS) {
            for (TaskQuery.View view : List.of(TaskQuery.View.ALL, TaskQuery.View.TEAM, TaskQuery.View.AT_RISK)) {
                Predicate<SeededWork.Row> seen = in(view, viewer);
                TaskQuery query = TaskQuery.of(view);
                for (String group : List.of("refunds", "credit-lead")) {
                    same(query.ofGroup(group), rows, viewer, seen.and(row -> row.groups()
                            .contains(group)));
                }
                same(query.withSla(SlaState.AT_RISK), rows, viewer, seen.and(row -> isAtRisk(row, now)));
            }
        }
    }

    private void tellSome(List<SeededWork.Row> rows) {
        List<String> ears = List.of("anna", "refunds", "front-office", "sven", "nobody");
        for (SeededWork.Row row : rows) {
            if (random.nextInt(3) == 0) {
                String ear = ears.get(random.nextInt(ears.size()));
                toldRows.add(List.of(row.id()), Set.of(ear), new Told("late", false, clock.instant()));
                told.put(row.id(), ear);
            }
        }
    }

    private boolean told(SeededWork.Row row, Visibility viewer) {
        String ear = told.get(row.id());
        return ear != null && (ear.equals(viewer.user()) || viewer.groups().contains(ear));
    }

    private static boolean grouped(SeededWork.Row row, Visibility viewer) {
        return row.groups().stream().anyMatch(viewer.groups()::contains);
    }

    private static boolean seen(SeededWork.Row row, Visibility viewer) {
        return viewer.allWork()
                || viewer.user().equals(row.assignee())
                || viewer.user().equals(row.doneBy())
                || grouped(row, viewer);
    }

    private Predicate<SeededWork.Row> in(TaskQuery.View view, Visibility viewer) {
        Instant now = clock.instant();
        Instant today = now.atZone(ZoneId.of("Europe/Amsterdam"))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return row -> {
            boolean open = row.state().equals("open");
            Instant warn = row.warnAt();
            Instant done = row.doneAt();
            return switch (view) {
                case MINE -> open && viewer.user().equals(row.assignee());
                case TEAM -> open && grouped(row, viewer);
                case ALL -> open && seen(row, viewer);
                case AT_RISK -> open && seen(row, viewer) && warn != null && !warn.isAfter(now);
                // Nobody puts anything aside here.
                case PARKED -> false;
                case TOLD -> open && seen(row, viewer) && told(row, viewer);
                case DONE_TODAY -> !open && viewer.user().equals(row.doneBy()) && done != null && !done.isBefore(today);
            };
        };
    }

    @Test
    void aCursorThatWasChangedOrComesFromAnotherListIsRefused() {
        seeded().open(20);
        TaskQuery query = TaskQuery.of(TaskQuery.View.ALL);
        String cursor = work.list(query, ALL, new Paging(5, null)).next();
        assertThat(cursor).isNotNull();
        for (int at = 0; at < cursor.length(); at++) {
            String changed =
                    cursor.substring(0, at) + (cursor.charAt(at) == 'A' ? 'B' : 'A') + cursor.substring(at + 1);
            if (at < cursor.length() - 1) {
                refused(query, changed);
            }
        }
        refused(query.sortedBy(TaskQuery.Sort.VALUE), cursor);
        refused(query.inProcess("walk"), cursor);
        refused(query, "");
        refused(query, "%%%");
        refused(query, "x".repeat(5000));
        assertThatThrownBy(() -> new Paging(201, null)).isInstanceOf(ListRefused.class);
        assertThatThrownBy(() -> new Paging(0, null)).isInstanceOf(ListRefused.class);
    }

    private void refused(TaskQuery query, String cursor) {
        assertThatThrownBy(() -> work.list(query, ALL, new Paging(5, cursor)))
                .as(cursor)
                .isInstanceOfSatisfying(ListRefused.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldProblem::field)
                        .containsExactly("cursor"));
    }

    @Test
    void filtersNarrowTheList() {
        List<SeededWork.Row> rows = seeded().open(80);
        Instant now = clock.instant();
        TaskQuery all = TaskQuery.of(TaskQuery.View.ALL);
        same(all.inProcess("walk").atStep("Task_Check"), rows, row -> true);
        same(all.inProcess("another"), rows, row -> false);
        same(all.ofGroup("refunds"), rows, row -> row.groups().contains("refunds"));
        same(all.withPriority(20), rows, row -> row.priority() == 20);
        same(all.ofCustomer("C-3"), rows, row -> row.customer().equals("C-3"));
        same(all.withFields(Map.of("purpose", "for C-2")), rows, row -> row.customer()
                .equals("C-2"));
        same(all.ofAmount(new BigDecimal("3"), new BigDecimal("5")), rows, row -> between(row, 3, 5));
        same(all.ofAmount(null, new BigDecimal("2.00")), rows, row -> between(row, 0, 2));
        same(all.ofAmount(BigDecimal.ZERO, null), rows, row -> row.amount() != null);
        assertThatThrownBy(() -> all.ofAmount(BigDecimal.TEN, BigDecimal.ONE)).isInstanceOf(ListRefused.class);
        same(all.withSla(SlaState.NONE), rows, row -> row.dueAt() == null);
        same(
                all.withSla(SlaState.LATE),
                rows,
                row -> row.dueAt() != null && !row.dueAt().isAfter(now));
        same(
                all.withSla(SlaState.ON_TRACK),
                rows,
                row -> row.warnAt() != null && row.warnAt().isAfter(now));
        same(all.withSla(SlaState.AT_RISK), rows, row -> isAtRisk(row, now));
    }

    @Test
    void whatWaitsIsNeitherWithoutALevelNorLate() {
        List<SeededWork.Row> rows = seeded().open(80);
        Instant now = clock.instant();
        Set<String> waiting = new HashSet<>();
        rows.stream().filter(row -> random.nextInt(3) == 0).forEach(row -> waiting.add(row.id()));
        for (String id : waiting) {
            jdbc.update("update work_item set sla_paused_at = ? where task_id = ?", Sql.time(now), id);
        }
        Predicate<SeededWork.Row> waits = row -> waiting.contains(row.id());
        for (Visibility viewer : VIEWERS) {
            Predicate<SeededWork.Row> undated = in(TaskQuery.View.ALL, viewer).and(row -> row.dueAt() == null);
            TaskQuery all = TaskQuery.of(TaskQuery.View.ALL);
            same(all.withSla(SlaState.PAUSED), rows, viewer, undated.and(waits));
            same(all.withSla(SlaState.NONE), rows, viewer, undated.and(waits.negate()));
        }
        // What was late when its clock stopped stays late.
        same(
                TaskQuery.of(TaskQuery.View.ALL).withSla(SlaState.LATE),
                rows,
                row -> row.dueAt() != null && !row.dueAt().isAfter(now));
    }

    @Test
    void wordsNarrowTheList() {
        List<SeededWork.Row> rows = seeded().open(80);
        TaskQuery all = TaskQuery.of(TaskQuery.View.ALL);
        same(all.matching("NAME OF c-1"), rows, row -> row.customer().equals("C-1"));
        same(all.matching("100% of_C-4"), rows, row -> row.customer().equals("C-4"));
        same(all.matching("100_ of%C"), rows, row -> false);
        same(all.matching("  c-1   NÁM "), rows, row -> row.customer().equals("C-1"));
        same(all.matching("ame of"), rows, row -> false);
        same(all.matching("name o'c \\"), rows, row -> false);
        same(all.matching("???"), rows, row -> false);
        same(all.matching(" "), rows, row -> true);
        same(all.matching("name").withPriority(20), rows, row -> row.priority() == 20);
        same(all.matching(rows.get(0).id()), rows, row -> row.equals(rows.get(0)));
        same(all.matching("' or 1 = 1 --"), rows, row -> false);
    }

    private static boolean between(SeededWork.Row row, int least, int most) {
        BigDecimal amount = row.amount();
        return amount != null
                && amount.compareTo(BigDecimal.valueOf(least)) >= 0
                && amount.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private void same(TaskQuery query, List<SeededWork.Row> rows, Predicate<SeededWork.Row> expected) {
        same(query, rows, ALL, expected);
    }

    private void same(
            TaskQuery query, List<SeededWork.Row> rows, Visibility viewer, Predicate<SeededWork.Row> expected) {
        List<String> ids = ids(rows.stream().filter(expected).toList(), TaskQuery.Sort.SLA);
        Page<TaskView> page = work.list(query, viewer, new Paging(200, null));
        assertThat(ids(page))
                .as("%s by %s, seed %d", query, viewer.user(), seed)
                .isEqualTo(ids);
        assertThat(page.count()).isEqualTo(new Page.Count(ids.size(), true));
    }

    private static boolean isAtRisk(SeededWork.Row row, Instant now) {
        return row.warnAt() != null
                && !row.warnAt().isAfter(now)
                && row.dueAt() != null
                && row.dueAt().isAfter(now);
    }

    @Test
    void aRowBringsItsGroupsAndTheVariablesAskedFor() {
        List<SeededWork.Row> rows = seeded().open(30);
        Page<TaskView> page =
                work.list(TaskQuery.of(TaskQuery.View.ALL).showing(Set.of("purpose", "none")), ALL, Paging.first());
        for (SeededWork.Row row : rows) {
            assertThat(page.items())
                    .filteredOn(item -> item.id().equals(row.id()))
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.groups()).containsExactlyInAnyOrderElementsOf(row.groups());
                        assertThat(item.fields()).isEqualTo(Map.of("purpose", "for " + row.customer()));
                    });
        }
    }
}
