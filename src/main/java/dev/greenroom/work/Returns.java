package dev.greenroom.work;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.StepView;
import dev.greenroom.readmodel.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends work back: to which steps it can go, and the move itself. */
@Component
class Returns {

    private static final String USER_TASK = "userTask";

    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;

    Returns(
            CaseViews cases,
            ProcessCatalog catalog,
            RepositoryService repository,
            RuntimeService runtime,
            OutsideOfChecks asService) {
        this.cases = cases;
        this.catalog = catalog;
        this.repository = repository;
        this.runtime = runtime;
        this.asService = asService;
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
        FlowMap flow = flow(item);
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

    private FlowMap flow(TaskView item) {
        return new FlowMap(asService.run(() -> repository.getBpmnModelInstance(item.definitionId())));
    }

    /**
     * Moves the case from the item to an earlier step. What holds the item beside that step ends with it (a sub-process as
     * a whole), and so does every branch that the earlier step would open anew.
     */
    void move(TaskView item, String to) {
        FlowMap flow = flow(item);
        List<ActivityInstance> path = new ArrayList<>();
        ActivityInstance tree = runtime.getActivityInstance(item.instanceId());
        if (tree == null || !find(tree, item.activityInstanceId(), path)) {
            throw new WorkItemGone();
        }
        int at = path.size() - 2;
        while (at > 0 && !flow.isInside(to, path.get(at).getActivityId())) {
            at--;
        }
        ActivityInstance home = path.get(at);
        // The start comes first: a scope that loses its last step before it gets another would end.
        runtime.createProcessInstanceModification(item.instanceId())
                .startBeforeActivity(flow.whole(to), home.getId())
                .execute();
        cancel(item.instanceId(), home, path.get(at + 1), flow.ahead(flow.directlyIn(scope(at, home), to)));
    }

    private static @Nullable String scope(int depth, ActivityInstance home) {
        return depth == 0 ? null : home.getActivityId();
    }

    private void cancel(String instance, ActivityInstance home, ActivityInstance left, Set<String> ahead) {
        ProcessInstanceModificationBuilder cancel =
                runtime.createProcessInstanceModification(instance).cancelActivityInstance(left.getId());
        for (ActivityInstance other : home.getChildActivityInstances()) {
            if (!other.getId().equals(left.getId()) && ahead.contains(bare(other.getActivityId()))) {
                cancel.cancelActivityInstance(other.getId());
            }
        }
        for (TransitionInstance other : home.getChildTransitionInstances()) {
            if (ahead.contains(bare(other.getActivityId()))) {
                cancel.cancelTransitionInstance(other.getId());
            }
        }
        // What was not done has no results to hand on.
        cancel.execute(false, true);
    }

    private static String bare(String activity) {
        return activity.endsWith(FlowMap.BODY)
                ? activity.substring(0, activity.length() - FlowMap.BODY.length())
                : activity;
    }

    /** Notes the way from {@code here} down to the activity instance, if it leads there. */
    private static boolean find(ActivityInstance here, String id, List<ActivityInstance> path) {
        path.add(here);
        if (here.getId().equals(id)
                || Stream.of(here.getChildActivityInstances()).anyMatch(child -> find(child, id, path))) {
            return true;
        }
        path.remove(path.size() - 1);
        return false;
    }

    /** The target of that name among those the item has. */
    Optional<ProcessModel.Step> target(TaskView item, String step) {
        return targets(item).stream()
                .filter(each -> each.element().equals(step))
                .findFirst();
    }
}
