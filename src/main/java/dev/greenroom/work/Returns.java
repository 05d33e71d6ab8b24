package dev.greenroom.work;

import dev.greenroom.cases.CaseMoves;
import dev.greenroom.cases.FlowMap;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends work back: to which steps it can go, and the move itself. */
@Component
class Returns {

    private static final String USER_TASK = "userTask";

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final CaseMoves moves;

    Returns(CaseViews cases, ProcessCatalog catalog, CaseMoves moves) {
        this.cases = cases;
        this.catalog = catalog;
        this.moves = moves;
    }

    /** The earlier steps of people that this item's case really passed through, the last one first. */
    List<ProcessModel.Step> targets(TaskView item) {
        ProcessModel model = catalog.model(item.definitionId());
        List<String> passed = cases.steps(item.caseReference()).stream()
                .filter(Returns::isDone)
                .sorted(Comparator.comparing(Returns::leftAt).reversed())
                .map(StepView::element)
                .distinct()
                .filter(element -> !element.equals(item.step()))
                .toList();
        if (passed.isEmpty()) {
            return List.of();
        }
        FlowMap flow = moves.map(item.definitionId());
        return passed.stream()
                .filter(element -> flow.canGoBack(item.step(), element))
                .flatMap(element -> model.step(element).stream())
                .toList();
    }

    private static boolean isDone(StepView step) {
        return step.leftAt() != null && !step.cancelled() && USER_TASK.equals(step.type());
    }

    private static Instant leftAt(StepView step) {
        return Objects.requireNonNull(step.leftAt());
    }

    /** Moves the case from the item to an earlier step. */
    void move(TaskView item, String to) {
        CaseMoves.Place place = new CaseMoves.Place(item.definitionId(), item.instanceId(), item.activityInstanceId());
        if (!moves.back(place, to)) {
            throw new WorkItemGone();
        }
    }

    /** The target of that name among those the item has. */
    Optional<ProcessModel.Step> target(TaskView item, String step) {
        return targets(item).stream()
                .filter(each -> each.element().equals(step))
                .findFirst();
    }
}
