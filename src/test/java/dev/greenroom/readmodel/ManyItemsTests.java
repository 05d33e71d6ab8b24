package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.CleanHouse;
import dev.greenroom.EmbeddedPostgresDatabase;
import dev.greenroom.GreenroomPostgresTest;
import dev.greenroom.shared.MovableClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Lists among very many open items, on PostgreSQL. Small by default; in full: {@code -Dgreenroom.items=1000000
 * -Dsurefire.jvm=-XX:+UseParallelGC}, on a quiet machine.
 */
@GreenroomPostgresTest
@Tag("timed")
class ManyItemsTests {

    private static final int MANY = 1_000_000;
    private static final int ITEMS = Integer.getInteger("greenroom.items", 20_000);
    private static final boolean MEASURED = System.getProperty("greenroom.items") != null;
    private static final int ROUNDS = MEASURED ? 8 : 1;
    private static final int PAGE = 50;
    /** A million is what plans are made for, whether or not they are there. */
    private static final int TIMES = Math.max(1, MANY / ITEMS);

    private static final int DEEP = Math.min(1_000, ITEMS / PAGE - 10);
    /** What is found by the database itself and put in order: no more than this of a million. */
    private static final int SORTED = 1_500;

    private static final Pattern ROWS = Pattern.compile("actual rows=(\\d+) loops=(\\d+)");
    private static final Pattern WHOLE_TABLE =
            Pattern.compile("Seq Scan on (work_item|work_item_group|work_item_words|case_variable)\\b");
    private static final Set<String> SHOWN = Set.of("purpose", "branch", "amount");

    @Autowired
    private ApplicationContext house;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private Projector projector;

    @Autowired
    private Audiences audiences;

    @Autowired
    private Json json;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ReadModelSettings settings;

    @Autowired
    private ApplicationEventPublisher publisher;

    @BeforeEach
    void fill() {
        clock.moveTo(CleanHouse.START);
        ManyItems items = new ManyItems(jdbc, clock.instant());
        if (!items.isFilledWith(ITEMS)) {
            CleanHouse.empty(house);
            items.fill(ITEMS);
        }
        // Sets of groups that nobody has told this node of are known to it a second later.
        audiences.keep(jdbc.queryForList("select audience from work_audience", String.class).stream()
                .map(audience -> Set.of(audience.split(",")))
                .toList());
    }

    @AfterEach
    void empty() {
        if (!EmbeddedPostgresDatabase.isKept()) {
            CleanHouse.empty(house);
        }
    }

    private TaskViews views(DataSource from) {
        return new TaskViews(projector, audiences, from, json, clock, settings, publisher);
    }

    private static Map<String, Visibility> viewers() {
        Set<String> many = new TreeSet<>(Set.of("team-1", "team-2", "team-3", "team-4", "tiny-team"));
        for (int each = 0; each < 795; each++) {
            many.add("elsewhere-" + each);
        }
        Set<String> twenty = new TreeSet<>();
        for (int each = 0; each < 20; each++) {
            twenty.add("team-" + each);
        }
        Map<String, Visibility> viewers = new LinkedHashMap<>();
        viewers.put("supervisor", new Visibility("sven", Set.of(), true, true));
        viewers.put("one small team", new Visibility("user10", Set.of("tiny-team"), false, false));
        viewers.put("20 teams", new Visibility("user3", twenty, false, false));
        viewers.put("800 groups", new Visibility("user20", many, false, false));
        return viewers;
    }

    /** Every filter there is, one by one. */
    private static Map<String, TaskQuery> queries() {
        TaskQuery all = TaskQuery.of(TaskQuery.View.ALL);
        Map<String, TaskQuery> queries = new LinkedHashMap<>();
        for (TaskQuery.View view : TaskQuery.View.values()) {
            queries.put(view.name().toLowerCase(Locale.ROOT), TaskQuery.of(view));
        }
        queries.put("process", all.inProcess("insurance-claim"));
        queries.put("step", all.atStep("Task_1_2"));
        queries.put("process and step", all.inProcess("insurance-claim").atStep("Task_1_2"));
        queries.put("group", all.ofGroup("team-3"));
        queries.put("small group", all.ofGroup("tiny-team"));
        queries.put("priority", all.withPriority(35));
        for (SlaState state : SlaState.values()) {
            queries.put("sla " + state.name().toLowerCase(Locale.ROOT), all.withSla(state));
        }
        queries.put("customer", all.ofCustomer("C-77"));
        queries.put("amount", all.ofAmount(new BigDecimal("10000"), new BigDecimal("10500")));
        queries.put("common field", all.withFields(Map.of("purpose", "car")));
        queries.put("rare field", all.withFields(Map.of("branch", "B-7")));
        queries.put("single field", all.withFields(Map.of("orderNumber", "O-77")));
        queries.putAll(searches());
        return queries;
    }

    private static Map<String, TaskQuery> searches() {
        TaskQuery all = TaskQuery.of(TaskQuery.View.ALL);
        Map<String, TaskQuery> queries = new LinkedHashMap<>();
        queries.put("words: a reference's number", all.matching("100077"));
        queries.put("words: a customer's number", all.matching("c-7712"));
        queries.put("words: a customer's name", all.matching("jansen mara"));
        queries.put("words: of nothing", all.matching("nobody"));
        return queries;
    }

    @Test
    void noListReadsTheTableOrSortsMoreThanItShows() {
        new ManyItems(jdbc, clock.instant()).seem(TIMES);
        PlansSeen seen = new PlansSeen(source, TIMES);
        TaskViews views = views(seen);
        TaskQuery.Direction[] directions = TaskQuery.Direction.values();
        int lists = 0;
        for (Map.Entry<String, Visibility> viewer : viewers().entrySet()) {
            for (Map.Entry<String, TaskQuery> query : queries().entrySet()) {
                for (TaskQuery.Sort sort : TaskQuery.Sort.values()) {
                    TaskQuery asked = query.getValue().sortedBy(sort).going(directions[lists++ % 2]);
                    String what = viewer.getKey() + ", " + query.getKey() + ", " + sort + " " + asked.direction();
                    firstPages(seen, views, asked, viewer.getValue(), what);
                }
            }
            seen.of(() -> views.counts(viewer.getValue()))
                    .forEach(plan -> readsNoTable(plan, "counts for " + viewer.getKey()));
            nextIsFoundByIts(seen, viewer.getValue());
        }
    }

    /** The second page stands for all further ones: its cursor is asked for like any other's. */
    private static void firstPages(PlansSeen seen, TaskViews views, TaskQuery query, Visibility viewer, String what) {
        List<Page<TaskView>> pages = new ArrayList<>();
        List<String> plans =
                new ArrayList<>(seen.of(() -> pages.add(views.list(query, viewer, new Paging(PAGE, null)))));
        String next = pages.get(0).next();
        if (next != null) {
            plans.addAll(seen.of(() -> views.list(query, viewer, new Paging(PAGE, next))));
        }
        boolean few = TaskFilter.narrows(query)
                && pages.get(0).count().exact()
                && pages.get(0).count().value() <= TaskViews.few(query);
        plans.forEach(plan -> {
            readsNoTable(plan, what);
            if (!few) {
                sortsNoMore(plan, what, TaskViews.sorted(query));
            }
        });
    }

    private void nextIsFoundByIts(PlansSeen seen, Visibility viewer) {
        if (!viewer.groups().isEmpty()) {
            FreeWork free = new FreeWork(new NamedParameterJdbcTemplate(seen), audiences, seen);
            seen.of(() -> free.best(wanted(viewer), null, PAGE)).forEach(plan -> {
                readsNoTable(plan, "the best for " + viewer.user());
                sortsNoMore(plan, "the best for " + viewer.user(), SORTED);
            });
        }
    }

    private FreeWork.Wanted wanted(Visibility viewer) {
        return new FreeWork.Wanted(viewer.user(), viewer.groups(), Set.of(), clock.instant());
    }

    private static void readsNoTable(String plan, String what) {
        assertThat(WHOLE_TABLE.matcher(plan).find())
                .as(() -> what + "\n" + plan)
                .isFalse();
    }

    private static void sortsNoMore(String plan, String what, int most) {
        List<String> lines = plan.lines().toList();
        for (int at = 0; at < lines.size() - 1; at++) {
            if (lines.get(at).strip().startsWith("->  Sort ")) {
                assertThat(rows(lines, at) * TIMES)
                        .as(() -> what + "\n" + plan)
                        .isLessThanOrEqualTo(Math.max(most, 300L * TIMES));
            }
        }
    }

    /** What goes into the node of this line. */
    private static long rows(List<String> lines, int at) {
        int depth = lines.get(at).indexOf("->");
        return lines.subList(at + 1, lines.size()).stream()
                .filter(line -> line.indexOf("->") > depth)
                .findFirst()
                .map(line -> ROWS.matcher(line)
                        .results()
                        .findFirst()
                        .map(ManyItemsTests::product)
                        .orElse(0L))
                .orElse(0L);
    }

    private static long product(MatchResult rows) {
        return Long.parseLong(rows.group(1)) * Long.parseLong(rows.group(2));
    }

    /** A long list is not counted again for as long as half of what is guessed is sure to be long. */
    @Test
    void theDatabaseGuessesNoLongListTwiceAsLong() {
        TaskViews views = views(source);
        SearchWords words = new SearchWords(source);
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(source);
        viewers().forEach((who, viewer) -> queries().forEach((what, query) -> {
            Where where = new TaskFilter(viewer, audiences, words, clock.instant(), settings.zone()).of(query);
            long there = Objects.requireNonNull(named.queryForObject(
                    "select count(*) from (" + where.all("work_item") + ") a", where.params(), Long.class));
            if (there > Page.Count.LIMIT) {
                assertThat(views.guess(where, where) / 2)
                        .as("%s, %s, of which there are %d", who, what, there)
                        .isPositive()
                        .isLessThanOrEqualTo(there);
            }
        }));
    }

    @Test
    void listsAreQuickWhateverIsAskedFor() {
        TaskViews views = views(source);
        warmUp(views);
        Times filters = new Times();
        Times words = new Times();
        Times counts = new Times();
        Map<String, Visibility> viewers = MEASURED ? viewers() : Map.of("everybody", Visibility.everything());
        for (int round = 0; round < ROUNDS; round++) {
            viewers.forEach((who, viewer) -> queries().forEach((what, query) -> {
                for (TaskQuery.Sort sort : TaskQuery.Sort.values()) {
                    (query.text() == null ? filters : words)
                            .take(
                                    who + ", " + what,
                                    () -> views.list(query.sortedBy(sort).showing(SHOWN), viewer, Paging.first()));
                }
            }));
            viewers.forEach((who, viewer) -> counts.take(who, () -> views.counts(viewer)));
        }
        System.out.printf("%,d open items. First pages with their counts: %s%n", ITEMS, filters);
        System.out.printf("  found by words: %s%n  counts of all views: %s%n", words, counts);
        System.out.printf("  the fifty best for a person: %s%n  %s%n", best(), deep(views));
        if (MEASURED) {
            filters.slow(Integer.getInteger("greenroom.slow", 20))
                    .forEach(line -> System.out.println("  slow: " + line));
            words.slow(20).forEach(line -> System.out.println("  slow: " + line));
        }
        if (ITEMS >= MANY) {
            assertThat(filters.at(50)).isLessThanOrEqualTo(5);
            assertThat(filters.at(95)).isLessThanOrEqualTo(20);
        }
    }

    private static void warmUp(TaskViews views) {
        for (int i = 0; i < (MEASURED ? 10 : 1); i++) {
            viewers().values().forEach(viewer -> queries()
                    .values()
                    .forEach(query -> views.list(query.showing(SHOWN), viewer, Paging.first())));
        }
    }

    /** The thousandth page against the first, each of fifty. */
    private static String deep(TaskViews views) {
        Visibility all = Visibility.everything();
        StringBuilder said = new StringBuilder("page 1 to page " + DEEP + ":");
        for (TaskQuery.Sort sort : TaskQuery.Sort.values()) {
            TaskQuery query = TaskQuery.of(TaskQuery.View.ALL).sortedBy(sort);
            String cursor = null;
            for (int page = 1; page < (MEASURED ? DEEP : 5); page++) {
                cursor = views.list(query, all, new Paging(PAGE, cursor)).next();
            }
            Paging last = new Paging(PAGE, cursor);
            Times first = new Times();
            Times deep = new Times();
            for (int i = 0; i < (MEASURED ? 100 : 1); i++) {
                first.take("", () -> views.list(query, all, Paging.first()));
                deep.take("", () -> views.list(query, all, last));
            }
            said.append(" %s %.1f to %.1f ms".formatted(sort, first.at(50), deep.at(50)));
        }
        return said.toString();
    }

    private Times best() {
        FreeWork free = new FreeWork(new NamedParameterJdbcTemplate(source), audiences, source);
        Times times = new Times();
        for (int i = 0; i < (MEASURED ? 100 : 1); i++) {
            viewers().forEach((who, viewer) -> times.take(who, () -> free.best(wanted(viewer), null, PAGE)));
        }
        return times;
    }
}
