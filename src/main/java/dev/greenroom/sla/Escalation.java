package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.Told;
import dev.greenroom.readmodel.ToldRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says once, for each clock of a case that came to its warning point or its end, and for a promise that what is left to
 * do no longer fits before, that somebody must hurry.
 */
@Component
class Escalation {

    static final String PROMISE = "promise";

    private final SlaRows rows;
    private final PromiseRisks promises;
    private final InnerClocks inner;
    private final Leads leads;
    private final EscalationRules rules;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final Timeline timeline;
    private final ToldRows toldRows;
    private final Together together;
    private final ApplicationEventPublisher tell;
    private final Clock clock;

    Escalation(
            SlaRows rows,
            PromiseRisks promises,
            InnerClocks inner,
            Leads leads,
            EscalationRules rules,
            CaseViews cases,
            TaskViews tasks,
            Timeline timeline,
            ToldRows toldRows,
            Together together,
            ApplicationEventPublisher tell,
            Clock clock) {
        this.rows = rows;
        this.promises = promises;
        this.inner = inner;
        this.leads = leads;
        this.rules = rules;
        this.cases = cases;
        this.tasks = tasks;
        this.timeline = timeline;
        this.toldRows = toldRows;
        this.together = together;
        this.tell = tell;
        this.clock = clock;
    }

    void atRisk(String rootInstanceId) {
        atRisk(rootInstanceId, Set.of(rootInstanceId));
    }

    /** {@code all} come to this in the same transaction: what is told of one is told of all of them. */
    void atRisk(String rootInstanceId, Set<String> all) {
        Set<String> roots = together.toTell(Stage.AT_RISK, rootInstanceId, all);
        tell(Stage.AT_RISK, roots);
        if (!roots.isEmpty()) {
            Instant now = clock.instant();
            promises.untold(roots, now).stream()
                    .filter(promise -> promises.told(promise.reference(), now))
                    .forEach(promise -> react(promise, now));
        }
    }

    void late(String rootInstanceId, Set<String> all) {
        tell(Stage.LATE, together.toTell(Stage.LATE, rootInstanceId, all));
    }

    /** One clock of each case after the other: what is told of the first shows in what the second finds. */
    private void tell(Stage stage, Set<String> roots) {
        if (roots.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Deque<SlaRow>> come = new TreeMap<>();
        rows.openOf(List.copyOf(roots)).stream()
                .filter(row -> row.hasCome(stage, now))
                .forEach(row -> come.computeIfAbsent(row.rootInstanceId(), none -> new ArrayDeque<>())
                        .add(row));
        while (!come.isEmpty()) {
            List<SlaRow> next = come.values().stream().map(Deque::remove).toList();
            come.values().removeIf(Deque::isEmpty);
            react(stage, rows.told(stage, next, now), now);
        }
    }

    private void react(Stage stage, List<SlaRow> first, Instant now) {
        Map<String, CaseView> views =
                cases.byInstances(first.stream().map(SlaRow::instanceId).toList());
        Map<String, List<TaskView>> work =
                tasks.openOf(views.values().stream().map(CaseView::reference).toList());
        List<Timeline.Line> lines = new ArrayList<>();
        List<ToldRows.Telling> tellings = new ArrayList<>();
        List<Runnable> reactions = new ArrayList<>();
        for (SlaRow row : first) {
            CaseView view = views.get(row.instanceId());
            if (view != null) {
                List<TaskView> items = work.getOrDefault(view.reference(), List.of()).stream()
                        .filter(item -> row.isOfWholeCase()
                                ? isOf(row, item)
                                : item.id().equals(row.taskId()))
                        .toList();
                Set<String> told = told(row, items, stage);
                lines.add(line(view, row, stage, told, now));
                tellings.add(
                        new ToldRows.Telling(ids(items), told, new Told(word(row, stage), row.isOfWholeCase(), now)));
                reactions.add(() -> react(view, row, stage, items, told, now));
            }
        }
        if (!lines.isEmpty()) {
            timeline.addAll(lines);
        }
        toldRows.add(tellings);
        reactions.forEach(Runnable::run);
    }

    private void react(CaseView view, SlaRow row, Stage stage, List<TaskView> items, Set<String> told, Instant now) {
        Reaction reaction = rules.reaction(row, stage);
        String group = row.escalateTo();
        tell.publishEvent(new Escalated(
                stage,
                view.reference(),
                row.levelKey(),
                row.kind().word(),
                row.isOfWholeCase() ? null : row.element(),
                told,
                items,
                group,
                reaction,
                row.dueAt(),
                now));
        if (stage == Stage.LATE && group != null && reaction.reach() != Reaction.Reach.NONE) {
            items.forEach(item -> inner.escalated(row, item, group));
        }
    }

    /** The work of the case itself, or of the process that the case called; not what is done beside it. */
    private static boolean isOf(SlaRow whole, TaskView item) {
        return whole.id().equals(whole.rootInstanceId())
                ? item.rootInstanceId().equals(whole.rootInstanceId())
                : item.instanceId().equals(whole.instanceId());
    }

    /** No step is late, and yet the customer will not have what they were promised: all of the case is urgent. */
    private void react(PromiseRisks.Row promise, Instant now) {
        List<TaskView> items = tasks.openOf(promise.reference()).stream()
                .filter(item -> item.rootInstanceId().equals(promise.rootInstanceId()))
                .toList();
        Set<String> told = leads.told(items, null);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("date", promise.date().toString());
        data.put("told", told);
        toldRows.add(List.of(new ToldRows.Telling(ids(items), told, new Told(Stage.AT_RISK.word(), true, now))));
        timeline.add(promise.reference(), now, PROMISE + "-" + Stage.AT_RISK.word(), null, null, data);
        tell.publishEvent(new Escalated(
                Stage.AT_RISK,
                promise.reference(),
                PROMISE,
                PROMISE,
                null,
                told,
                items,
                null,
                rules.reaction(PROMISE, PROMISE, Stage.AT_RISK),
                promise.dayOver(),
                now));
    }

    private static List<String> ids(List<TaskView> items) {
        return items.stream().map(TaskView::id).toList();
    }

    /** The group that a late one escalates to hears of it, whether or not it leads anybody. */
    private Set<String> told(SlaRow row, List<TaskView> items, Stage stage) {
        String escalateTo = row.escalateTo();
        Set<String> told = leads.told(items, escalateTo);
        if (stage == Stage.LATE && escalateTo != null) {
            told.add(escalateTo);
        }
        return told;
    }

    /** What the desk asked is told as that, not as work that is late. */
    private static String word(SlaRow row, Stage stage) {
        if (!row.kind().isAsked()) {
            return stage.word();
        }
        String asked = row.kind() == SlaRow.Kind.NUDGE ? Told.NUDGED : Told.ASKED;
        return stage == Stage.LATE ? asked + Told.LATE : asked;
    }

    private static Timeline.Line line(CaseView view, SlaRow row, Stage stage, Set<String> told, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("level", row.levelKey());
        data.put("kind", row.kind().word());
        data.put("dueAt", row.dueAt().toString());
        data.put("told", told);
        if (row.escalateTo() != null) {
            data.put("escalateTo", row.escalateTo());
        }
        String whose =
                switch (row.kind()) {
                    case HAND_OFF, ESCALATION, NUDGE, QUESTION -> row.kind().word();
                    default -> "sla";
                };
        String kind = whose + "-" + stage.word();
        return new Timeline.Line(view.reference(), now, kind, row.isOfWholeCase() ? null : row.element(), null, data);
    }
}
