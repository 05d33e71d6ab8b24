package dev.greenroom.cases;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.readmodel.TimelineEntry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether it was a case's customer who wanted it no more. */
@Component
public class TakenBack {

    private static final String REOPENED = "case-reopened";
    private static final String WITHDRAWN = "case-withdrawn";
    private static final String MESSAGE = "message-received";

    private final Timeline timeline;

    TakenBack(Timeline timeline) {
        this.timeline = timeline;
    }

    /** In its present life: a case that was opened again is not taken back. */
    public boolean byTheCustomer(CaseView view) {
        for (TimelineEntry each : timeline.of(view.reference(), List.of(REOPENED, WITHDRAWN, MESSAGE))) {
            if (each.kind().equals(REOPENED)) {
                return false;
            }
            if (each.kind().equals(WITHDRAWN)
                    || Messages.WITHDRAWALS.contains(String.valueOf(each.data().get("message")))) {
                return true;
            }
        }
        return false;
    }
}
