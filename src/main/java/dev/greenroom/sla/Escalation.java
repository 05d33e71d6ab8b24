package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says once, for each clock of a case that came to its warning point or its end, that somebody must hurry. */
@Component
class Escalation {

    static final String SUPERVISORS = "supervisors";
    private static final String LEAD = "-lead";

    private final SlaRows rows;
    private final InnerClocks inner;
    private final EscalationRules rules;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final Timeline timeline;
    private final ApplicationEventPublisher tell;
    private final Clock clock;

    Escalation(
            SlaRows rows,
            InnerClocks inner,
            EscalationRules rules,
            CaseViews cases,
            TaskViews tasks,
            Timeline timeline,
            ApplicationEventPublisher tell,
            Clock clock) {
        this.rows = rows;
        this.inner = inner;
        this.rules = rules;
        this.cases = cases;
        this.tasks = tasks;
        this.timeline = timeline;
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
        write(view, row, stage, told(row, items), now);
        tell.publishEvent(new Escalated(
                stage,
                view.reference(),
                row.levelKey(),
                items.stream().map(TaskView::id).toList(),
                row.escalateTo(),
                reaction,
                row.dueAt(),
                now));
        if (stage == Stage.LATE && row.escalateTo() != null && reaction.reach() != Reaction.Reach.NONE) {
            items.forEach(item -> inner.escalated(row, item, row.escalateTo()));
        }
    }

    /** Who hears of it: whoever holds the work, and those who lead its groups. */
    private static Set<String> told(SlaRow row, List<TaskView> items) {
        Set<String> told = new LinkedHashSet<>();
        for (TaskView item : items) {
            if (item.assignee() != null) {
                told.add(item.assignee());
            }
            item.groups().stream().filter(group -> group.endsWith(LEAD)).forEach(told::add);
        }
        String escalateTo = row.escalateTo();
        if (escalateTo != null && escalateTo.endsWith(LEAD)) {
            told.add(escalateTo);
        }
        if (told.stream().noneMatch(each -> each.endsWith(LEAD))) {
            told.add(SUPERVISORS);
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
