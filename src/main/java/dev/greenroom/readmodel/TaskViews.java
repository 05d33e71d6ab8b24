package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work items as people see them, open and done. Reads show what the current transaction has done so far. */
@Component
public class TaskViews {

    /** So many items are found and sorted sooner than they are met on the way through all. */
    private static final int FEW = 1_500;

    /** The same of what no order's index knows: case variables and words. */
    private static final int FEW_OF_SCATTERED = 8_000;

    /** So many scattered items are found once, and then counted and put in order. */
    private static final int AT_ONCE = 3_000;

    private static final int MOST_COUNTED = Page.Count.LIMIT + LongLists.MARGIN + 1;

    private final Projector projector;
    private final Audiences audiences;
    private final SearchWords words;
    private final JdbcClient jdbc;
    /** For what one index leads to whatever the values are: planned once. */
    private final JdbcClient known;

    private final Json json;
    private final Clock clock;
    private final ReadModelSettings settings;
    private final ApplicationEventPublisher tell;
    private final LongLists longLists = new LongLists(Page.Count.LIMIT + LongLists.MARGIN);
    private final LongLists scattered = new LongLists(AT_ONCE);

    TaskViews(
            Projector projector,
            Audiences audiences,
            DataSource source,
            Json json,
            Clock clock,
            ReadModelSettings settings,
            ApplicationEventPublisher tell) {
        this.projector = projector;
        this.audiences = audiences;
        this.words = new SearchWords(source);
        this.jdbc = FreshPlans.of(source);
        this.known = JdbcClient.create(source);
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.tell = tell;
    }

    /** The work item of this task id, open or done, whoever asks. */
    public Optional<TaskView> byId(String taskId) {
        return byId(taskId, Visibility.everything(), Set.of());
    }

    /** Keeps an item as it is until the transaction ends; false when it is another version by now. */
    public boolean holdIfUnchanged(String taskId, long version) {
        return hold(taskId).filter(held -> held == version).isPresent();
    }

    /** Keeps an item as it is until the transaction ends; its version. */
    public Optional<Long> hold(String taskId) {
        return known.sql("select version from work_item where task_id = :task for update")
                .param("task", taskId)
                .query(Long.class)
                .optional();
    }

    /** The work item of this task id if {@code visibility} lets it be seen, with the case variables of {@code show}. */
    public Optional<TaskView> byId(String taskId, Visibility visibility, Set<String> show) {
        TaskFilter filter = filter(visibility);
        Where where = filter.bind(new Where().equal("w.task_id", "task", taskId).and(filter.seen()));
        return known(where, "", "", show).stream().findFirst();
    }

    /** The open work items of one case, oldest first. */
    public List<TaskView> openOf(String reference) {
        Where where = ofCase(reference, "open");
        return known(where, " order by w.created_at, w.task_id", " order by p.created_at, p.task_id", Set.of());
    }

    /** The same for all of these cases at once. */
    public Map<String, List<TaskView>> openOf(Collection<String> references) {
        if (references.isEmpty()) {
            return Map.of();
        }
        Where where = new Where()
                .and("w.reference in (:references)")
                .with("references", references)
                .and("w.state = 'open'")
                .with("toldTo", Groups.of(Set.of("")));
        return known(where, " order by w.created_at, w.task_id", " order by p.created_at, p.task_id", Set.of()).stream()
                .collect(Collectors.groupingBy(TaskView::caseReference));
    }

    /** The completed work items of one case, over all its instances, oldest first. */
    public List<TaskView> doneOf(String reference) {
        Where where = ofCase(reference, "completed");
        return known(where, " order by w.done_at, w.task_id", " order by p.done_at, p.task_id", Set.of());
    }

    private static Where ofCase(String reference, String state) {
        return new Where()
                .equal("w.reference", "reference", reference)
                .and("w.state = '" + state + "'")
                .with("toldTo", Groups.of(Set.of("")));
    }

    public Page<TaskView> list(TaskQuery query, Visibility visibility, Paging paging) {
        return atOnce(query, visibility, paging).orElseGet(() -> {
            Where where = filter(visibility).of(query);
            return page(query, where, paging, count(query, visibility, where));
        });
    }

    /** What costs more to find than to count and to sort is found once; empty when it is more than that pays for. */
    private Optional<Page<TaskView>> atOnce(TaskQuery query, Visibility visibility, Paging paging) {
        String list = TaskFilter.fingerprint(query);
        if (few(query) == FEW || longLists.has(list, visibility) || scattered.has(list, visibility)) {
            return Optional.empty();
        }
        Where where = filter(visibility).of(query);
        Keyset keyset = new Keyset(order(query), list, paging);
        TaskRows rows = new TaskRows(json, !query.show().isEmpty());
        AtomicLong found = new AtomicLong();
        read(where, keyset.rowsOfFew("work_item", where, AT_ONCE + 1), keyset.orderBy("p."), query.show(), row -> {
            rows.processRow(row);
            found.set(row.getLong(Keyset.FOUND));
        });
        // Should there be fewer meanwhile, the other way finds them too.
        scattered.counted(list, visibility, found.get(), () -> Long.MAX_VALUE);
        boolean nothingSaysHowMany = found.get() == 0 && paging.cursor() != null;
        return found.get() > AT_ONCE || nothingSaysHowMany
                ? Optional.empty()
                : Optional.of(keyset.page(rows.views(), item -> key(query.sort(), item), Page.Count.of(found.get())));
    }

    /** Hands the whole list over page by page, as it is asked for at each; no further than {@code most} items. */
    public void each(TaskQuery query, Visibility visibility, int most, Consumer<List<TaskView>> reader) {
        String cursor = null;
        int left = most;
        Page.Count count = count(query, visibility, filter(visibility).of(query));
        do {
            Paging paging = new Paging(Math.min(left, Paging.MAX_LIMIT), cursor);
            Page<TaskView> page = page(query, filter(visibility).of(query), paging, count);
            reader.accept(page.items());
            left -= page.items().size();
            cursor = page.next();
        } while (cursor != null && left > 0);
    }

    private Page<TaskView> page(TaskQuery query, Where where, Paging paging, Page.Count count) {
        Keyset keyset = new Keyset(order(query), TaskFilter.fingerprint(query), paging);
        boolean few = TaskFilter.narrows(query) && count.exact() && count.value() <= few(query);
        String wanted = few ? keyset.rowsOfFew("work_item", where, Page.Count.LIMIT) : keyset.rows("work_item", where);
        List<TaskView> rows = read(where, wanted, keyset.orderBy("p."), query.show());
        return keyset.page(rows, item -> key(query.sort(), item), count);
    }

    static int few(TaskQuery query) {
        return query.text() == null && query.fields().isEmpty() ? FEW : FEW_OF_SCATTERED;
    }

    /** So many items at most are put in order for one page, where no index has them so: offered ones, and one's own. */
    static int sorted(TaskQuery query) {
        return few(query) == FEW ? FEW : 2 * (AT_ONCE + 1);
    }

    /** How many items each view has, in one query. */
    public Map<TaskQuery.View, Page.Count> counts(Visibility visibility) {
        TaskFilter filter = filter(visibility);
        Map<TaskQuery.View, Page.Count> counts = new EnumMap<>(TaskQuery.View.class);
        Map<TaskQuery.View, Where> asked = new EnumMap<>(TaskQuery.View.class);
        for (TaskQuery.View view : TaskQuery.View.values()) {
            TaskQuery query = TaskQuery.of(view);
            if (isLong(query, visibility)) {
                counts.put(view, Page.Count.many());
            } else {
                asked.put(view, filter.of(query));
            }
        }
        if (asked.isEmpty()) {
            return counts;
        }
        String columns = asked.entrySet().stream()
                .map(each -> each.getValue().counted("work_item", MOST_COUNTED) + " as " + column(each.getKey()))
                .collect(Collectors.joining(", "));
        Map<TaskQuery.View, Long> items = new EnumMap<>(TaskQuery.View.class);
        sql("select " + columns).params(filter.bind(new Where()).params()).query(row -> {
            for (TaskQuery.View view : asked.keySet()) {
                items.put(view, row.getLong(column(view)));
            }
        });
        // Only now: whoever still reads has a connection already, and must not wait for another.
        asked.forEach((view, where) -> {
            LongSupplier guess = () -> guess(where, filter.bind(new Where()));
            counts.put(view, counted(TaskQuery.of(view), visibility, items.getOrDefault(view, 0L), guess));
        });
        return counts;
    }

    private static String column(TaskQuery.View view) {
        return "n_" + view.name().toLowerCase(Locale.ROOT);
    }

    /** Writes the dates of the item's service level; for {@code sla}. */
    public void serviceLevel(String taskId, String key, @Nullable Instant warnAt, @Nullable Instant dueAt) {
        serviceLevel(taskId, new ServiceLevelView(key, warnAt, dueAt));
    }

    /** Writes how the item's service level stands; for {@code sla}. */
    public void serviceLevel(String taskId, ServiceLevelView level) {
        if (projector.level(taskId, level)) {
            return;
        }
        int changed = sql("update work_item set " + LevelColumns.SET_OF_ITEM + " where task_id = :task")
                .params(LevelColumns.params(level))
                .param("task", taskId)
                .update();
        if (changed > 0) {
            tell.publishEvent(new ReadModelChanged(Set.of(), Set.of(taskId)));
        }
    }

    private TaskFilter filter(Visibility visibility) {
        return new TaskFilter(visibility, audiences, words, clock.instant(), settings.zone());
    }

    private Page.Count count(TaskQuery query, Visibility visibility, Where where) {
        return isLong(query, visibility) ? Page.Count.many() : countAgain(query, visibility, where);
    }

    private boolean isLong(TaskQuery query, Visibility visibility) {
        return longLists.has(
                TaskFilter.fingerprint(query),
                visibility,
                () -> countAgain(query, visibility, filter(visibility).of(query)));
    }

    private Page.Count countAgain(TaskQuery query, Visibility visibility, Where where) {
        long items = sql("select " + where.counted("work_item", MOST_COUNTED))
                .params(where.params())
                .query(Long.class)
                .single();
        return counted(query, visibility, items, () -> guess(where, where));
    }

    private Page.Count counted(TaskQuery query, Visibility visibility, long items, LongSupplier guess) {
        longLists.counted(TaskFilter.fingerprint(query), visibility, items, guess);
        return Page.Count.of(items);
    }

    /** How many the database would expect; 0 from one that does not say. */
    long guess(Where where, Where values) {
        return Expected.rows(jdbc, "explain " + where.all("work_item"), values.params());
    }

    /** The items of a task, or of a case. */
    private List<TaskView> known(Where where, String inner, String outer, Set<String> show) {
        TaskRows folded = new TaskRows(json, !show.isEmpty());
        projector.flush();
        read(known, where, "select w.* from work_item w" + where.sql() + inner, outer, show, folded);
        return folded.views();
    }

    private List<TaskView> read(Where where, String rows, String outer, Set<String> show) {
        TaskRows folded = new TaskRows(json, !show.isEmpty());
        read(where, rows, outer, show, folded);
        return folded.views();
    }

    private void read(Where where, String rows, String outer, Set<String> show, RowCallbackHandler reader) {
        projector.flush();
        read(jdbc, where, rows, outer, show, reader);
    }

    private static void read(
            JdbcClient client, Where where, String rows, String outer, Set<String> show, RowCallbackHandler reader) {
        boolean withFields = !show.isEmpty();
        client.sql("select p.*, g.group_key" + ToldRows.columns()
                        + (withFields ? ", v.name as field_name, v.value_json as field_value" : "")
                        + " from (" + rows + ") p"
                        + " left join work_item_group g on g.task_id = p.task_id" + ToldRows.join()
                        + (withFields
                                ? " left join case_variable v on v.instance_id = p.root_instance_id and v.name in (:show)"
                                : "")
                        + outer)
                .params((withFields ? where.with("show", show) : where).params())
                .query(reader);
    }

    private static Keyset.Order order(TaskQuery query) {
        Keyset.Order order =
                switch (query.sort()) {
                    case SLA -> Keyset.Order.time("due_order", "task_id");
                    case CREATED -> Keyset.Order.time("created_at", "task_id");
                    case PRIORITY -> Keyset.Order.largest("priority", "task_id");
                    case VALUE -> Keyset.Order.largest("value_order", "task_id");
                    case SCORE -> Keyset.Order.largest("score", "task_id");
                };
        return query.isReversed() ? order.reversed() : order;
    }

    private static Keyset.Key key(TaskQuery.Sort sort, TaskView item) {
        BigDecimal amount = item.amount();
        Comparable<?> value =
                switch (sort) {
                    case SLA -> Sql.dueOrder(item.serviceLevel());
                    case CREATED -> item.createdAt();
                    case PRIORITY -> item.priority();
                    case VALUE -> amount == null ? BigDecimal.ZERO : amount;
                    case SCORE -> item.score();
                };
        return new Keyset.Key(value, item.id());
    }

    /** A statement that sees what this transaction has done so far. */
    private JdbcClient.StatementSpec sql(String text) {
        projector.flush();
        return jdbc.sql(text);
    }
}
