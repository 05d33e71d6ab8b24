package dev.greenroom.readmodel;

import dev.greenroom.shared.CaseReference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a {@link TaskQuery} and a {@link Visibility} into conditions over {@code work_item w}. */
final class TaskFilter {

    private static final Set<TaskQuery.View> WIDE =
            Set.of(TaskQuery.View.ALL, TaskQuery.View.TEAM, TaskQuery.View.AT_RISK);

    private static final String AUDIENCE = "w.audience";

    private static final String PAUSED = "w.due_order = :never and w.sla_paused_at is not null";

    /** Whoever worked on a case sees what a low score of its customer began, of whichever team it is. */
    private static final String WORKED_BEFORE = "exists (select 1 from work_item_told own where own.task_id = w.task_id"
            + " and own.told_to = :viewer and own.stage = '" + Told.LOW_SCORE + "')";

    private final Visibility visibility;
    private final Audiences audiences;
    private final SearchWords words;
    private final Instant now;
    private final Instant startOfDay;
    private final String[] offeredTo;
    /** Whether so much of all work is offered to them that it is not looked for group by group. */
    private final boolean offeredMost;

    TaskFilter(Visibility visibility, Audiences audiences, SearchWords words, Instant now, ZoneId zone) {
        this.visibility = visibility;
        this.audiences = audiences;
        this.words = words;
        this.now = now;
        this.startOfDay = now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
        this.offeredTo = visibility.groups().isEmpty() ? new String[0] : audiences.naming(visibility.groups());
        this.offeredMost = offeredTo.length * 3 > audiences.size();
    }

    Where of(TaskQuery query) {
        Where where = new Where();
        view(where, query);
        where.equal("w.process", "process", query.process())
                .equal("w.step", "step", query.step())
                .equal("w.priority", "priority", query.priority())
                .equal("w.customer_id", "customer", query.customer());
        if (query.step() != null) {
            // A step belongs to one process: the database takes them for chance, and expects far too few rows of both.
            where.lookedAt("w.process = :process", "coalesce(w.process = :process, false)");
        }
        sla(where, query);
        amount(where, query.amountFrom(), query.amountTo());
        if (query.group() != null) {
            where.and("w.audience = any(:groupAudiences)")
                    .with("groupAudiences", audiences.naming(Set.of(query.group())));
        }
        fields(where, query.fields());
        return bind(text(where, query));
    }

    private void view(Where where, TaskQuery query) {
        TaskQuery.View view = query.view();
        if (view == TaskQuery.View.DONE_TODAY) {
            where.and("w.state = 'completed' and w.done_by = :viewer and w.done_at >= :startOfDay");
            return;
        }
        where.and("w.state = 'open'");
        switch (view) {
            case MINE -> where.and("w.parked_until is null").and(held());
            case TEAM -> where.and(isOwnGroups(query) ? "1 = 1" : offered());
            case AT_RISK ->
                where.either(
                        "w.warn_at <= :viewNow and w.due_order < :never",
                        "w.warn_at is null and w.due_order <= :viewNow");
            case PARKED -> where.and("w.parked_until is not null");
            case TOLD ->
                where.and("exists (select 1 from work_item_told d where d.task_id = w.task_id"
                        + " and d.told_to = any(:toldTo))");
            default -> where.and("1 = 1");
        }
        if (view != TaskQuery.View.MINE
                && view != TaskQuery.View.TEAM
                && !visibility.allWork()
                && !isOwnGroups(query)) {
            String own = view == TaskQuery.View.TOLD ? "(" + held() + " or " + WORKED_BEFORE + ")" : held();
            // What is at risk lies together, of all groups: whose it is, is looked at there instead of looked for.
            boolean lookedAt = offeredMost && query.sla() == SlaState.AT_RISK;
            where.kinds(lookedAt ? offered(AUDIENCE + " || ''") : offered(), own + " and not " + offered());
        }
    }

    /** Of open items the dates say all, in columns that are never null and in order. */
    private void sla(Where where, TaskQuery query) {
        SlaState state = query.sla();
        if (state == null) {
            return;
        }
        if (query.view() == TaskQuery.View.DONE_TODAY) {
            where.sla(state, "done_at", now);
            return;
        }
        // What waits has no date: the database takes them for chance, and expects far too few rows of both.
        where.lookedAt(PAUSED, "w.due_order = :never and coalesce(w.sla_paused_at is not null, false)");
        where.and(
                switch (state) {
                    case NONE -> "w.due_order = :never and w.sla_paused_at is null";
                    case PAUSED -> PAUSED;
                    case LATE -> "w.due_order <= :viewNow";
                    case AT_RISK -> "w.warn_at <= :viewNow and w.due_order > :viewNow and w.due_order < :never";
                    case ON_TRACK ->
                        "w.due_order > :viewNow and w.due_order < :never"
                                + " and (w.warn_at is null or w.warn_at > :viewNow)";
                    case MET -> "1 = 0";
                });
    }

    private static void amount(Where where, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from != null) {
            where.and("w.value_order >= :amountFrom").with("amountFrom", from);
        }
        if (to != null) {
            where.and("w.value_order <= :amountTo").with("amountTo", to);
        }
        if ((from != null || to != null) && (from == null || from.signum() <= 0)) {
            // What is about no amount is sorted as if it were about nothing.
            where.and("w.amount is not null");
        }
    }

    private static void fields(Where where, Map<String, String> fields) {
        int n = 0;
        for (Map.Entry<String, String> field : new TreeMap<>(fields).entrySet()) {
            n++;
            String row = "f" + n;
            where.join("case_variable " + row + " on " + row + ".instance_id = w.root_instance_id and " + row
                            + ".name = :fieldName" + n + " and " + row + ".value_text in (:fieldValue" + n + ")")
                    .with("fieldName" + n, field.getKey())
                    .with("fieldValue" + n, List.of(field.getValue(), CaseColumns.canonical(field.getValue())));
        }
    }

    private Where text(Where where, TaskQuery query) {
        String text = query.text();
        if (text == null || text.isBlank()) {
            return where;
        }
        return CaseReference.parse(text)
                .map(reference -> where.equal("w.reference", "text", reference.value()))
                .orElseGet(() -> words.restrict(
                        where, new SearchWords.Asked(text, audiencesOf(query), offeredMost, finding(query))));
    }

    /** Those of which one has each item of the list that somebody does not hold themselves; null: all. */
    private @Nullable List<String> audiencesOf(TaskQuery query) {
        return isEverybodys(query) ? null : List.of(offeredTo);
    }

    private boolean isEverybodys(TaskQuery query) {
        return visibility.allWork() && query.view() != TaskQuery.View.TEAM;
    }

    /** Where so few rows may be in a list that words are only looked at, and where words and audience say all. */
    private Where.Finding finding(TaskQuery query) {
        boolean nobodys = !isEverybodys(query) && offeredTo.length == 0;
        if (nobodys || !WIDE.contains(query.view()) || query.customer() != null) {
            return Where.Finding.LAST;
        }
        boolean more = query.view() == TaskQuery.View.AT_RISK || narrows(query.matching(null)) || query.group() != null;
        return more ? Where.Finding.FIRST : Where.Finding.ALONE;
    }

    /** The parameters that views and {@link #seen} use. */
    Where bind(Where where) {
        where.with("viewer", visibility.user())
                .with("viewNow", now)
                .with("never", Sql.NEVER)
                .with("startOfDay", startOfDay)
                .with("offeredTo", offeredTo)
                .with("viewerGroups", Groups.of(visibility.groups()))
                .with("toldTo", Groups.of(ToldRows.as(visibility)));
        if (!visibility.standsInFor().isEmpty()) {
            Set<String> holders = new TreeSet<>(visibility.standsInFor());
            holders.add(visibility.user());
            where.with("holders", holders);
        }
        return where;
    }

    /** That the viewer may see one item, open or done. */
    String seen() {
        return visibility.allWork()
                ? "1 = 1"
                : "(" + held() + " or w.done_by = :viewer or " + WORKED_BEFORE
                        + " or exists (select 1 from work_item_group g"
                        + " where g.task_id = w.task_id and g.group_key = any(:viewerGroups)))";
    }

    /** All of a group's work is offered to who belongs to it: asked twice, the database expects far too little of it. */
    private boolean isOwnGroups(TaskQuery query) {
        return query.group() != null && visibility.groups().contains(query.group());
    }

    private String held() {
        return visibility.standsInFor().isEmpty() ? "w.assignee = :viewer" : "w.assignee in (:holders)";
    }

    private String offered() {
        return offered(AUDIENCE);
    }

    private String offered(String audience) {
        return offeredTo.length == 0 ? "1 = 0" : audience + " = any(:offeredTo)";
    }

    /** Whether the rows of the list have something in common that the order's index does not know. */
    static boolean narrows(TaskQuery query) {
        return !query.fields().isEmpty()
                || query.process() != null
                || query.step() != null
                || query.priority() != null
                || query.customer() != null
                || query.sla() != null
                || query.amountFrom() != null
                || query.amountTo() != null
                || query.text() != null;
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
                String.valueOf(query.amountFrom()),
                String.valueOf(query.amountTo()),
                String.valueOf(query.text()),
                new TreeMap<>(query.fields()).toString());
    }
}
