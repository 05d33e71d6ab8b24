package dev.greenroom.notifications;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.sla.Promises;
import org.springframework.stereotype.Component;

/** Whether what a notice says is not so any more: it was true when it was queued, and may go hours later. */
@Component
class Outdated {

    private static final String CUSTOMER = "customer";

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final Promises promises;

    Outdated(CaseViews cases, ProcessCatalog catalog, Promises promises) {
        this.cases = cases;
        this.catalog = catalog;
        this.promises = promises;
    }

    /** Before it goes; that a case was received stays true once it is closed. */
    boolean isOutdated(Notice notice, CaseView view) {
        return switch (notice.kind()) {
            case ANNOUNCEMENT, RECEIVED, ESCALATION -> false;
            case PAID -> view.isOpen();
            // What was decided before the end is no news once the end is told.
            case DECIDED ->
                view.isOpen() != notice.said().containsKey(Notice.BEFORE_THE_END)
                        || !notice.said()
                                .getOrDefault(Notice.LIFE, view.instanceId())
                                .equals(view.instanceId());
            case NEEDS_YOU, REMINDER -> !view.isOpen() || !waitsForTheCustomer(view);
            case DATE_SET, DATE_MOVED -> !view.isOpen() || tellsAnotherDate(notice);
            case LATE, STILL_WORKING -> !view.isOpen();
        };
    }

    /** Whether nobody has to hear it a second time: a closed case was received long ago. */
    boolean isNotWorthAnotherTry(Notice notice, CaseView view) {
        return notice.kind() == NoticeKind.RECEIVED ? !view.isOpen() : isOutdated(notice, view);
    }

    /** At any of the steps where it stands. */
    private boolean waitsForTheCustomer(CaseView view) {
        ProcessModel model = catalog.model(view.definitionId());
        return cases.position(view.reference()).stream()
                .flatMap(position -> position.active().stream())
                .flatMap(active -> model.step(active.element()).stream())
                .anyMatch(step -> CUSTOMER.equals(step.waitingFor()));
    }

    /** Its date does not count any more, or somebody has told it. */
    private boolean tellsAnotherDate(Notice notice) {
        return notice.promise()
                .filter(told -> promises.current(notice.reference())
                        .filter(promise -> promise.id() == told && promise.toldAt() == null)
                        .isEmpty())
                .isPresent();
    }
}
