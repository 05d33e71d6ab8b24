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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Says once, for each clock of a case that came to its warning point or its end, and for a promise that what is left to
 * do no longer fits before, that somebody must hurry.
 */
@Component
class Escalation {

    private static final String PROMISE = "promise";

    private final SlaRows rows;
    private final PromiseRisks promises;
    private final InnerClocks inner;
    private final Leads leads;
    private final EscalationRules rules;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final Timeline timeline;
    private final ToldRows toldRows;
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
        this.tell = tell;
        this.clock = clock;
    }

    void atRisk(String rootInstanceId) {
        Instant now = clock.instant();
        for (SlaRow row : rows.openOf(rootInstanceId)) {
            if (row.warnedAt() == null && !now.isBefore(row.warnAt()) && rows.warned(row.id(), now)) {
                react(row, Stage.AT_RISK, now);
            }
        }
        promises.untold(rootInstanceId, now)
                .filter(promise -> promises.told(promise.reference(), now))
                .ifPresent(promise -> react(promise, now));
    }

    void late(String rootInstanceId) {
        Instant now = clock.instant();
        for (SlaRow row : rows.openOf(rootInstanceId)) {
            if (row.lateAt() == null && !now.isBefore(row.dueAt()) && rows.late(row.id(), now)) {
                react(row, Stage.LATE, now);
            }
        }
    }

    private void react(SlaRow row, Stage stage, Instant now) {
        Optional<CaseView> found = cases.byInstance(row.instanceId());
        if (found.isEmpty()) {
            return;
        }
        CaseView view = found.get();
        List<TaskView> items = tasks.openOf(view.reference()).stream()
                .filter(item -> row.isOfWholeCase() || item.id().equals(row.taskId()))
                .toList();
        Reaction reaction = rules.reaction(row, stage);
        Set<String> told = told(row, items, stage);
        List<String> ids = items.stream().map(TaskView::id).toList();
        write(view, row, stage, told, now);
        toldRows.add(ids, told, new Told(stage.word(), row.isOfWholeCase(), now));
        tell.publishEvent(new Escalated(
                stage, view.reference(), row.levelKey(), ids, row.escalateTo(), reaction, row.dueAt(), now));
        if (stage == Stage.LATE && row.escalateTo() != null && reaction.reach() != Reaction.Reach.NONE) {
            items.forEach(item -> inner.escalated(row, item, row.escalateTo()));
        }
    }

    /** No step is late, and yet the customer will not have what they were promised: all of the case is urgent. */
    private void react(PromiseRisks.Row promise, Instant now) {
        List<TaskView> items = tasks.openOf(promise.reference()).stream()
                .filter(item -> item.rootInstanceId().equals(promise.rootInstanceId()))
                .toList();
        Set<String> told = leads.told(items, null);
        Map<String, Object> data = new LinkedHashMap<>();
        List<String> ids = items.stream().map(TaskView::id).toList();
        data.put("date", promise.date().toString());
        data.put("told", told);
        toldRows.add(ids, told, new Told(Stage.AT_RISK.word(), true, now));
        timeline.add(promise.reference(), now, PROMISE + "-" + Stage.AT_RISK.word(), null, null, data);
        tell.publishEvent(new Escalated(
                Stage.AT_RISK,
                promise.reference(),
                PROMISE,
                ids,
                null,
                rules.reaction(PROMISE, PROMISE, Stage.AT_RISK),
                promise.dayOver(),
                now));
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

    private void write(CaseView view, SlaRow row, Stage stage, Set<String> told, Instant now) {
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
                    case HAND_OFF, ESCALATION -> row.kind().word();
                    default -> "sla";
                };
        String kind = whose + "-" + stage.word();
        timeline.add(view.reference(), now, kind, row.isOfWholeCase() ? null : row.element(), null, data);
    }
}
