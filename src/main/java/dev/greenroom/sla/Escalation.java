package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Timeline;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says once, for each clock of a case that came to its warning point or its end, that somebody must hurry. */
@Component
class Escalation {

    private final SlaRows rows;
    private final CaseViews cases;
    private final Timeline timeline;
    private final ApplicationEventPublisher tell;
    private final Clock clock;

    Escalation(SlaRows rows, CaseViews cases, Timeline timeline, ApplicationEventPublisher tell, Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.timeline = timeline;
        this.tell = tell;
        this.clock = clock;
    }

    void atRisk(String rootInstanceId) {
        Instant now = clock.instant();
        for (SlaRow row : rows.openOf(rootInstanceId)) {
            if (row.warnedAt() == null && !now.isBefore(row.warnAt()) && rows.warned(row.id(), now)) {
                cases.byInstance(row.instanceId()).ifPresent(view -> {
                    write(view, row, "sla-at-risk", now);
                    tell.publishEvent(new DeadlineNear(view.reference(), row.levelKey(), row.dueAt(), now));
                });
            }
        }
    }

    void late(String rootInstanceId) {
        Instant now = clock.instant();
        for (SlaRow row : rows.openOf(rootInstanceId)) {
            if (row.lateAt() == null && !now.isBefore(row.dueAt()) && rows.late(row.id(), now)) {
                cases.byInstance(row.instanceId()).ifPresent(view -> {
                    write(view, row, "sla-late", now);
                    tell.publishEvent(new DeadlinePassed(view.reference(), row.levelKey(), row.dueAt(), now));
                });
            }
        }
    }

    private void write(CaseView view, SlaRow row, String kind, Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("level", row.levelKey());
        data.put("dueAt", row.dueAt().toString());
        if (row.escalateTo() != null) {
            data.put("escalateTo", row.escalateTo());
        }
        timeline.add(view.reference(), now, kind, row.isOfWholeCase() ? null : row.element(), null, data);
    }
}
