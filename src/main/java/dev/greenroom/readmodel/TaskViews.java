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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work items as people see them, open and done. Reads show what the current transaction has done so far. */
@Component
public class TaskViews {

    private final Projector projector;
    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;
    private final ReadModelSettings settings;
    private final ApplicationEventPublisher tell;
    private final Beyond beyond = new Beyond(System::nanoTime);

    TaskViews(
            Projector projector,
            JdbcClient jdbc,
            Json json,
            Clock clock,
            ReadModelSettings settings,
            ApplicationEventPublisher tell) {
        this.projector = projector;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.tell = tell;
    }

    /** The work item of this task id, open or done, whoever asks. */
    public Optional<TaskView> byId(String taskId) {
        return byId(taskId, Visibility.everything(), Set.of());
    }

    /** The work item of this task id if {@code visibility} lets it be seen, with the case variables of {@code show}. */
    public Optional<TaskView> byId(String taskId, Visibility visibility, Set<String> show) {
        TaskFilter filter = filter(visibility);
        Where where = filter.bind(new Where().equal("w.task_id", "task", taskId).and(filter.seen()));
        return read(where, "", "", show).stream().findFirst();
    }

    /** The open work items of one case, oldest first. */
    public List<TaskView> openOf(String reference) {
        Where where = ofCase(reference, "open");
        return read(where, " order by w.created_at, w.task_id", " order by p.created_at, p.task_id", Set.of());
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
        return read(where, " order by w.created_at, w.task_id", " order by p.created_at, p.task_id", Set.of()).stream()
                .collect(Collectors.groupingBy(TaskView::caseReference));
    }

    /** The completed work items of one case, over all its instances, oldest first. */
    public List<TaskView> doneOf(String reference) {
        Where where = ofCase(reference, "completed");
        return read(where, " order by w.done_at, w.task_id", " order by p.done_at, p.task_id", Set.of());
    }

    private static Where ofCase(String reference, String state) {
        return new Where()
                .equal("w.reference", "reference", reference)
                .and("w.state = '" + state + "'")
                .with("toldTo", Groups.of(Set.of("")));
    }

    public Page<TaskView> list(TaskQuery query, Visibility visibility, Paging paging) {
        Keyset keyset = new Keyset(order(query.sort()), TaskFilter.fingerprint(query), paging);
        Where where = filter(visibility).of(query);
        Page.Count count = count(where);
        keyset.restrict(where);
        List<TaskView> rows =
                read(where, keyset.orderBy("w.") + " limit " + keyset.fetch(), keyset.orderBy("p."), query.show());
        return keyset.page(rows, item -> key(query.sort(), item), count);
    }

    /** How many items each view has, in one query. */
    public Map<TaskQuery.View, Page.Count> counts(Visibility visibility) {
        TaskFilter filter = filter(visibility);
        Where params = filter.bind(new Where());
        String columns = Stream.of(TaskQuery.View.values())
                .map(view -> counted(" where " + filter.view(view)) + " as " + column(view))
                .collect(Collectors.joining(", "));
        Map<TaskQuery.View, Page.Count> counts = new EnumMap<>(TaskQuery.View.class);
        sql("select " + columns).params(params.params()).query(row -> {
            for (TaskQuery.View view : TaskQuery.View.values()) {
                counts.put(view, Page.Count.of(row.getLong(column(view))));
            }
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
        return new TaskFilter(visibility, clock.instant(), settings.zone());
    }

    private Page.Count count(Where where) {
        return beyond.of(where, () -> sql("select " + counted(where.sql()))
                .params(where.params())
                .query(Long.class)
                .single());
    }

    /** Counts no further than needed to say "more than the limit". */
    private static String counted(String where) {
        return "(select count(*) from (select 1 as one from work_item w" + where + " limit " + (Page.Count.LIMIT + 1)
                + ") counted)";
    }

    private List<TaskView> read(Where where, String inner, String outer, Set<String> show) {
        boolean withFields = !show.isEmpty();
        TaskRows rows = new TaskRows(json, withFields);
        sql("select p.*, g.group_key" + ToldRows.columns()
                        + (withFields ? ", v.name as field_name, v.value_json as field_value" : "")
                        + " from (select w.* from work_item w" + where.sql() + inner + ") p"
                        + " left join work_item_group g on g.task_id = p.task_id" + ToldRows.join()
                        + (withFields
                                ? " left join case_variable v on v.instance_id = p.root_instance_id and v.name in (:show)"
                                : "")
                        + outer)
                .params((withFields ? where.with("show", show) : where).params())
                .query(rows);
        return rows.views();
    }

    private static Keyset.Order order(TaskQuery.Sort sort) {
        return switch (sort) {
            case SLA -> Keyset.Order.time("due_order", "task_id");
            case CREATED -> Keyset.Order.time("created_at", "task_id");
            case PRIORITY -> Keyset.Order.largest("priority", "task_id");
            case VALUE -> Keyset.Order.largest("value_order", "task_id");
        };
    }

    private static Keyset.Key key(TaskQuery.Sort sort, TaskView item) {
        BigDecimal amount = item.amount();
        Comparable<?> value =
                switch (sort) {
                    case SLA -> Sql.dueOrder(item.serviceLevel());
                    case CREATED -> item.createdAt();
                    case PRIORITY -> item.priority();
                    case VALUE -> amount == null ? BigDecimal.ZERO : amount;
                };
        return new Keyset.Key(value, item.id());
    }

    /** A statement that sees what this transaction has done so far. */
    private JdbcClient.StatementSpec sql(String text) {
        projector.flush();
        return jdbc.sql(text);
    }
}
