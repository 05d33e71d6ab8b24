package dev.greenroom.readmodel;

import dev.greenroom.shared.CaseReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases as people see them. Reads show what the current transaction has done so far. */
@Component
public class CaseViews {

    private static final Keyset.Order BY_OPENED = Keyset.Order.newest("opened_at", "reference");
    private static final Keyset.Order BY_DUE = Keyset.Order.time("due_order", "reference");

    /** The end of a query for stays {@code s}: without those beside a case, oldest first. */
    private static final String NOT_BESIDE = " and not exists (select 1 from case_instance i where i.instance_id ="
            + " s.root_instance_id and i.beside) order by s.entered_at, s.activity_instance_id";

    private final Projector projector;
    private final JdbcClient jdbc;
    private final Json json;
    private final Timeline timeline;
    private final Clock clock;
    private final ApplicationEventPublisher tell;

    CaseViews(
            Projector projector,
            JdbcClient jdbc,
            Json json,
            Timeline timeline,
            Clock clock,
            ApplicationEventPublisher tell) {
        this.projector = projector;
        this.jdbc = jdbc;
        this.json = json;
        this.timeline = timeline;
        this.clock = clock;
        this.tell = tell;
    }

    /** The case of this reference, whoever asks. */
    public Optional<CaseView> byReference(String reference) {
        return byReference(reference, Visibility.everything());
    }

    /** The case of this reference if {@code visibility} lets it be seen. */
    public Optional<CaseView> byReference(String reference, Visibility visibility) {
        Where where = visible(new Where().equal("c.reference", "reference", reference), visibility);
        return sql("select " + CaseRows.COLUMNS + " from case_view c" + where.sql())
                .params(where.params())
                .query(CaseRows::view)
                .optional();
    }

    /** The cases of these references, whoever asks, in no order. */
    public List<CaseView> byReferences(Collection<String> references) {
        return byReferences(references, Visibility.everything());
    }

    /** The cases of these references, as far as {@code visibility} lets them be seen. */
    public List<CaseView> byReferences(Collection<String> references, Visibility visibility) {
        if (references.isEmpty()) {
            return List.of();
        }
        Where where =
                visible(new Where().and("c.reference in (:references)").with("references", references), visibility);
        return sql("select " + CaseRows.COLUMNS + " from case_view c" + where.sql())
                .params(where.params())
                .query(CaseRows::view)
                .list();
    }

    /** The case of this reference; nobody else changes its row before this transaction ends. */
    public Optional<CaseView> held(String reference) {
        return sql("select " + CaseRows.COLUMNS + " from case_view c where c.reference = :reference for update")
                .param("reference", reference)
                .query(CaseRows::view)
                .optional();
    }

    /** The case that this process instance, root or called, belongs to. */
    public Optional<CaseView> byInstance(String instanceId) {
        return sql("select " + CaseRows.COLUMNS + " from case_instance i join case_view c on c.reference = i.reference"
                        + " where i.instance_id = :instance")
                .param("instance", instanceId)
                .query(CaseRows::view)
                .optional();
    }

    /** The cases that these process instances belong to, by instance. */
    public Map<String, CaseView> byInstances(Collection<String> instanceIds) {
        Map<String, CaseView> views = new HashMap<>();
        if (!instanceIds.isEmpty()) {
            sql("select i.instance_id, " + CaseRows.COLUMNS
                            + " from case_instance i join case_view c on c.reference = i.reference"
                            + " where i.instance_id in (:instances)")
                    .param("instances", instanceIds)
                    .query(row -> {
                        views.put(row.getString("instance_id"), CaseRows.view(row, row.getRow()));
                    });
        }
        return views;
    }

    public Page<CaseView> list(CaseQuery query, Visibility visibility, Paging paging) {
        Keyset keyset = new Keyset(query.sort() == CaseQuery.Sort.SLA ? BY_DUE : BY_OPENED, fingerprint(query), paging);
        Where where = visible(filter(query), visibility);
        Page.Count count = Page.Count.of(sql("select count(*) from (select 1 as one from case_view c" + where.sql()
                        + " limit " + (Page.Count.LIMIT + 1) + ") counted")
                .params(where.params())
                .query(Long.class)
                .single());
        keyset.restrict(where);
        List<CaseView> rows = sql("select " + CaseRows.COLUMNS + " from case_view c" + where.sql()
                        + keyset.orderBy("c.") + " limit " + keyset.fetch())
                .params(where.params())
                .query(CaseRows::view)
                .list();
        return keyset.page(rows, view -> key(query.sort(), view), count);
    }

    private static Keyset.Key key(CaseQuery.Sort sort, CaseView view) {
        return new Keyset.Key(
                sort == CaseQuery.Sort.OPENED ? view.openedAt() : Sql.dueOrder(view.serviceLevel()), view.reference());
    }

    private static String fingerprint(CaseQuery query) {
        return "cases" + query;
    }

    private Where filter(CaseQuery query) {
        CaseView.State state = query.state();
        Where where = new Where()
                .equal("c.process", "process", query.process())
                .equal("c.state", "state", state == null ? null : state == CaseView.State.OPEN ? "open" : "closed")
                .equal("c.customer_id", "customer", query.customer())
                .equal("c.phase", "phase", query.phase())
                .slaOfCase(query.sla(), clock.instant());
        Boolean stuck = query.stuck();
        if (stuck != null) {
            where.and((stuck ? "" : "not ") + "exists (select 1 from incident_view i where i.reference = c.reference)");
        }
        String text = query.text();
        if (text == null || text.isBlank()) {
            return where;
        }
        Optional<CaseReference> reference = CaseReference.parse(text);
        if (reference.isPresent()) {
            return where.equal("c.reference", "text", reference.get().value());
        }
        return where.and(
                        "(lower(c.reference) like :text escape '!' or lower(c.customer_name) like :text escape '!'"
                                + " or lower(c.customer_id) like :text escape '!' or lower(c.external_key) like :text escape '!')")
                .with("text", Sql.containing(text));
    }

    static Where visible(Where where, Visibility visibility) {
        if (visibility.allCases()) {
            return where;
        }
        where.with("viewer", visibility.user());
        String held = "w.assignee = :viewer or w.done_by = :viewer";
        if (!visibility.groups().isEmpty()) {
            where.with("viewerGroups", visibility.groups());
            held += " or exists (select 1 from work_item_group g where g.task_id = w.task_id"
                    + " and g.group_key in (:viewerGroups))";
        }
        return where.and("exists (select 1 from work_item w where w.reference = c.reference and (" + held + "))");
    }

    /** Every stay at a step, oldest first, over all instances of the case; not of what is done beside it. */
    public List<StepView> steps(String reference) {
        return sql("select s.* from case_step s where s.reference = :reference" + NOT_BESIDE)
                .param("reference", reference)
                .query(CaseRows::step)
                .list();
    }

    /** The same for all of these cases at once. */
    public Map<String, List<StepView>> steps(Collection<String> references) {
        Map<String, List<StepView>> steps = new HashMap<>();
        if (references.isEmpty()) {
            return steps;
        }
        sql("select s.* from case_step s where s.reference in (:references)" + NOT_BESIDE)
                .param("references", references)
                .query(row -> {
                    steps.computeIfAbsent(row.getString("reference"), none -> new ArrayList<>())
                            .add(CaseRows.step(row, row.getRow()));
                });
        return steps;
    }

    /** Where the case of this root instance stands; empty when the instance is not the case's own, current one. */
    public Optional<CaseStanding> standing(String rootInstanceId) {
        return Optional.ofNullable(standings(List.of(rootInstanceId)).get(rootInstanceId));
    }

    /** The same for all of these, by root instance. */
    public Map<String, CaseStanding> standings(Collection<String> rootInstanceIds) {
        StandingRows rows = new StandingRows();
        if (!rootInstanceIds.isEmpty()) {
            sql(StandingRows.SQL).param("roots", rootInstanceIds).query(rows);
        }
        return rows.standings();
    }

    /** The case's own variables, by name; those of inner scopes are not among them. */
    public Map<String, @Nullable Object> variables(String reference) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        sql("select v.name, v.value_json from case_variable v join case_view c on v.instance_id ="
                        + " c.current_instance_id where c.reference = :reference order by v.name")
                .param("reference", reference)
                .query(row -> {
                    values.put(row.getString("name"), json.value(row.getString("value_json")));
                });
        return values;
    }

    /** A text among an instance's variables as this transaction has it so far, also before it is written. */
    public Optional<String> told(String rootInstanceId, String variable) {
        return projector
                .told(rootInstanceId, variable)
                .or(() -> jdbc.sql(
                                "select value_json from case_variable where instance_id = :instance and name = :name")
                        .param("instance", rootInstanceId)
                        .param("name", variable)
                        .query((row, number) -> Optional.ofNullable(json.value(row.getString("value_json"))))
                        .optional()
                        .flatMap(value -> value))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** Whether the case was closed and opened again. */
    public boolean wasReopened(String reference) {
        return sql("select count(*) from case_instance where reference = :reference and not beside"
                                + " and instance_id = root_instance_id")
                        .param("reference", reference)
                        .query(Long.class)
                        .single()
                > 1;
    }

    /** The open instances of this process beside the case, oldest first. */
    public List<String> besideOf(String reference, String process) {
        return sql("select instance_id from case_instance where reference = :reference and beside"
                        + " and process = :process and state = 'open' order by started_at, instance_id")
                .param("reference", reference)
                .param("process", process)
                .query(String.class)
                .list();
    }

    /** The cases of this customer beside which an instance of this process is open, in order. */
    public List<String> besideOfCustomer(String customer, String process) {
        return sql("select distinct i.reference from case_view c join case_instance i on i.reference = c.reference"
                        + " where c.customer_id = :customer and i.beside and i.process = :process"
                        + " and i.state = 'open' order by i.reference")
                .param("customer", customer)
                .param("process", process)
                .query(String.class)
                .list();
    }

    /** The variables that a work item's form shows: the case's own, or those of what is done beside it. */
    public Map<String, @Nullable Object> variables(TaskView item) {
        boolean beside = sql("select count(*) from case_instance where instance_id = :root and beside")
                        .param("root", item.rootInstanceId())
                        .query(Long.class)
                        .single()
                > 0;
        return beside ? variablesOf(item.rootInstanceId()) : variables(item.caseReference());
    }

    private Map<String, @Nullable Object> variablesOf(String instanceId) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        sql("select name, value_json from case_variable where instance_id = :instance order by name")
                .param("instance", instanceId)
                .query(row -> {
                    values.put(row.getString("name"), json.value(row.getString("value_json")));
                });
        return values;
    }

    /** The same with the engine's word for each type, for those who hand them to the engine again. */
    public List<Kept> kept(String reference) {
        return sql("select v.name, v.type, v.value_json from case_variable v join case_view c on v.instance_id ="
                        + " c.current_instance_id where c.reference = :reference order by v.name")
                .param("reference", reference)
                .query((row, n) ->
                        new Kept(row.getString("name"), row.getString("type"), json.value(row.getString("value_json"))))
                .list();
    }

    /** A variable as the read model keeps it. */
    public record Kept(String name, String type, @Nullable Object value) {}

    /** Where the case's current instance stands in the diagram of its process. */
    public Optional<PositionView> position(String reference) {
        return byReference(reference).map(view -> {
            Set<String> completed = new LinkedHashSet<>();
            List<PositionView.Active> active = jdbc
                    .sql("select * from case_step where reference = :reference and instance_id = :instance"
                            + " order by entered_at, activity_instance_id")
                    .param("reference", reference)
                    .param("instance", view.instanceId())
                    .query(CaseRows::step)
                    .list()
                    .stream()
                    .peek(step -> {
                        if (step.leftAt() != null && !step.cancelled()) {
                            completed.add(step.element());
                        }
                    })
                    .filter(step -> step.leftAt() == null)
                    .map(step -> new PositionView.Active(step.element(), step.enteredAt()))
                    .toList();
            return new PositionView(view.definitionId(), active, List.copyOf(completed));
        });
    }

    /** The case's story, newest first. */
    public Page<TimelineEntry> timeline(String reference, Paging paging) {
        projector.flush();
        return timeline.list(reference, paging);
    }

    /** Writes the dates of the case's own service level; for {@code sla}. */
    public void serviceLevel(String reference, String key, @Nullable Instant warnAt, @Nullable Instant dueAt) {
        serviceLevel(reference, new ServiceLevelView(key, warnAt, dueAt));
    }

    /** Writes how the case's own service level stands; for {@code sla}. */
    public void serviceLevel(String reference, ServiceLevelView level) {
        sql("update case_view set " + LevelColumns.SET + " where reference = :reference")
                .params(LevelColumns.params(level))
                .param("reference", reference)
                .update();
        tell.publishEvent(new ReadModelChanged(Set.of(reference), Set.of()));
    }

    /** A statement that sees what this transaction has done so far. */
    private JdbcClient.StatementSpec sql(String text) {
        projector.flush();
        return jdbc.sql(text);
    }
}
