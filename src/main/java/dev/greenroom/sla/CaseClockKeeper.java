package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives every case a clock, also one whose model, made elsewhere, asks for none. */
@Component
@Order(0)
class CaseClockKeeper implements CaseKeeper {

    private final SlaRows rows;
    private final CaseViews cases;
    private final Deadlines deadlines;

    CaseClockKeeper(SlaRows rows, CaseViews cases, Deadlines deadlines) {
        this.rows = rows;
        this.cases = cases;
        this.deadlines = deadlines;
    }

    @Override
    public void keep(String rootInstanceId, List<EngineFact> facts) {
        boolean starts = facts.stream()
                .anyMatch(fact -> fact instanceof EngineFact.InstanceStarted started
                        && started.instanceId().equals(rootInstanceId));
        if (starts && rows.find(rootInstanceId).isEmpty()) {
            cases.byInstance(rootInstanceId)
                    .filter(CaseView::isOpen)
                    .filter(view -> view.instanceId().equals(rootInstanceId))
                    .ifPresent(deadlines::openCase);
        }
    }
}
