package dev.greenroom.readmodel;

import dev.greenroom.shared.CaseReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a {@link TaskQuery} and a {@link Visibility} into conditions over {@code work_item w}. */
final class TaskFilter {

    private final Visibility visibility;
    private final Instant now;
    private final Instant startOfDay;

    TaskFilter(Visibility visibility, Instant now, ZoneId zone) {
        this.visibility = visibility;
        this.now = now;
        this.startOfDay = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    Where of(TaskQuery query) {
        Where where = new Where()
                .and(view(query.view()))
                .equal("w.process", "process", query.process())
                .equal("w.step", "step", query.step())
                .equal("w.priority", "priority", query.priority())
                .equal("w.customer_id", "customer", query.customer())
                .sla(query.sla(), "done_at", now);
        if (query.group() != null) {
            where.and("exists (select 1 from work_item_group q where q.task_id = w.task_id and q.group_key = :group)")
                    .with("group", query.group());
        }
        int n = 0;
        for (Map.Entry<String, String> field : new TreeMap<>(query.fields()).entrySet()) {
            n++;
            where.and("exists (select 1 from case_variable f where f.instance_id = w.root_instance_id"
                            + " and f.name = :fieldName" + n + " and f.value_text in (:fieldValue" + n + "))")
                    .with("fieldName" + n, field.getKey())
                    .with("fieldValue" + n, List.of(field.getValue(), CaseColumns.canonical(field.getValue())));
        }
        return bind(text(where, query.text()));
    }

    private static Where text(Where where, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return where;
        }
        Optional<CaseReference> reference = CaseReference.parse(text);
        if (reference.isPresent()) {
            return where.equal("w.reference", "text", reference.get().value());
        }
        return where.and("(lower(w.reference) like :text escape '!' or lower(w.customer_name) like :text escape '!'"
                        + " or lower(w.customer_id) like :text escape '!' or lower(w.name) like :text escape '!')")
                .with("text", Sql.containing(text));
    }

    /** The parameters that {@link #view} and {@link #seen} use. */
    Where bind(Where where) {
        where.with("viewer", visibility.user())
                .with("viewNow", now)
                .with("startOfDay", startOfDay)
                .with("toldTo", Groups.of(ToldRows.as(visibility)));
        if (!visibility.standsInFor().isEmpty()) {
            Set<String> holders = new TreeSet<>(visibility.standsInFor());
            holders.add(visibility.user());
            where.with("holders", holders);
        }
        return visibility.groups().isEmpty() ? where : where.with("viewerGroups", Groups.of(visibility.groups()));
    }

    String view(TaskQuery.View view) {
        return switch (view) {
            case MINE -> "w.state = 'open' and w.parked_until is null and " + held();
            case TEAM -> "w.state = 'open' and " + inGroups();
            case ALL -> "w.state = 'open' and " + seen();
            case AT_RISK ->
                "w.state = 'open' and w.due_at is not null and (w.warn_at <= :viewNow or w.due_at <= :viewNow)"
                        + " and " + seen();
            case PARKED -> "w.state = 'open' and w.parked_until is not null and " + seen();
            case TOLD ->
                "w.state = 'open' and exists (select 1 from work_item_told d where d.task_id = w.task_id"
                        + " and d.told_to = any(:toldTo)) and " + seen();
            case DONE_TODAY -> "w.state = 'completed' and w.done_by = :viewer and w.done_at >= :startOfDay";
        };
    }

    String seen() {
        return visibility.allWork() ? "1 = 1" : "(" + held() + " or w.done_by = :viewer or " + inGroups() + ")";
    }

    private String held() {
        return visibility.standsInFor().isEmpty() ? "w.assignee = :viewer" : "w.assignee in (:holders)";
    }

    private String inGroups() {
        return visibility.groups().isEmpty()
                ? "1 = 0"
                : Groups.has("viewerGroups", visibility.groups().size());
    }

    /** The query in words, the same on every node; a cursor is bound to it. */
    static String fingerprint(TaskQuery query) {
        return String.join(
                "\n",
                "work",
                query.view().name(),
                String.valueOf(query.process()),
                String.valueOf(query.step()),
                String.valueOf(query.group()),
                String.valueOf(query.priority()),
                String.valueOf(query.sla()),
                String.valueOf(query.customer()),
                String.valueOf(query.text()),
                new TreeMap<>(query.fields()).toString(),
                new TreeSet<>(query.show()).toString());
    }
}
