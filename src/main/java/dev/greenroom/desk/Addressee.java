package dev.greenroom.desk;

import dev.greenroom.cases.CasesAloud;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which piece of a case's work the desk speaks of: the one at the step that the answer names. */
@Component
class Addressee {

    private final TaskViews tasks;
    private final CasesAloud cases;
    private final CaseViews views;

    Addressee(TaskViews tasks, CasesAloud cases, CaseViews views) {
        this.tasks = tasks;
        this.cases = cases;
        this.views = views;
    }

    /** Empty while no person of ours has anything to do for it. */
    Optional<TaskView> of(CaseView view) {
        if (!view.isOpen()) {
            return Optional.empty();
        }
        String step = cases.step(view).orElse("");
        return tasks.openOf(view.reference()).stream()
                .filter(item -> item.rootInstanceId().equals(view.instanceId()))
                .max(Comparator.comparing((TaskView item) -> item.step().equals(step))
                        .thenComparing(TaskView::createdAt));
    }

    /** The case whose desk may ask who has this item; empty for work beside a case, and for what is done. */
    Optional<CaseView> asked(TaskView item) {
        return views.byReference(item.caseReference()).filter(view -> isOwn(view, item));
    }

    /** Whether this is still to be done for the case as it goes on now. */
    static boolean isOwn(CaseView view, TaskView item) {
        return view.isOpen() && item.isOpen() && item.rootInstanceId().equals(view.instanceId());
    }
}
