package dev.greenroom.cases;

import dev.greenroom.engine.catalog.OutsideOfChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves a case from one place of its model to another. */
@Component
public class CaseMoves {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final OutsideOfChecks asService;

    CaseMoves(RepositoryService repository, RuntimeService runtime, OutsideOfChecks asService) {
        this.repository = repository;
        this.runtime = runtime;
        this.asService = asService;
    }

    /** The lie of the land in one version of a model. */
    public FlowMap map(String definitionId) {
        return new FlowMap(asService.run(() -> repository.getBpmnModelInstance(definitionId)));
    }

    /** Where something of a process instance stands: an activity instance, or a job that will enter or has left one. */
    public record Place(String definitionId, String instanceId, String id) {}

    /**
     * Sets the case back from {@code place} to the element {@code to}; false when nothing stands there any more. What holds
     * the place beside that element ends with it (a sub-process as a whole), and so does every branch that the element
     * would open anew.
     */
    public boolean back(Place place, String to) {
        FlowMap flow = map(place.definitionId());
        return move(place, to, flow, home -> flow.ahead(flow.directlyIn(home, to)));
    }

    /** Sets the case on from {@code place} to the element {@code to}; other branches stay as they are. */
    public boolean on(Place place, String to) {
        return move(place, to, map(place.definitionId()), home -> Set.of());
    }

    /** Says which elements in a scope (null: the process) are taken back too. */
    private interface Others {
        Set<String> in(@Nullable String scope);
    }

    private boolean move(Place place, String to, FlowMap flow, Others others) {
        List<ActivityInstance> path = new ArrayList<>();
        ActivityInstance tree = runtime.getActivityInstance(place.instanceId());
        if (tree == null || !find(tree, place.id(), path)) {
            return false;
        }
        // A place that is a scope itself is left as a whole; a job's place is no part of the path.
        int innermost = path.size() - 1;
        int at = path.get(innermost).getId().equals(place.id()) ? innermost - 1 : innermost;
        while (at > 0 && !flow.isInside(to, path.get(at).getActivityId())) {
            at--;
        }
        ActivityInstance home = path.get(at);
        String left = path.stream()
                .skip(at + 1L)
                .findFirst()
                .map(ActivityInstance::getId)
                .orElse(place.id());
        // The start comes first: a scope that loses its last step before it gets another would end.
        runtime.createProcessInstanceModification(place.instanceId())
                .startBeforeActivity(flow.whole(to), home.getId())
                .execute();
        if (stands(place.instanceId(), home.getId())) {
            // Otherwise the way led straight to an end that took the place with it.
            cancel(place, home, left, others.in(at == 0 ? null : home.getActivityId()));
        }
        return true;
    }

    private boolean stands(String instanceId, String id) {
        ActivityInstance tree = runtime.getActivityInstance(instanceId);
        return tree != null && find(tree, id, new ArrayList<>());
    }

    private void cancel(Place place, ActivityInstance home, String left, Set<String> others) {
        ProcessInstanceModificationBuilder cancel = runtime.createProcessInstanceModification(place.instanceId());
        for (ActivityInstance each : home.getChildActivityInstances()) {
            if (each.getId().equals(left) || others.contains(bare(each.getActivityId()))) {
                cancel.cancelActivityInstance(each.getId());
            }
        }
        for (TransitionInstance each : home.getChildTransitionInstances()) {
            if (each.getId().equals(left) || others.contains(bare(each.getActivityId()))) {
                cancel.cancelTransitionInstance(each.getId());
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

    /** Notes the scopes from {@code here} down to the place, and the place itself when it is an activity instance. */
    private static boolean find(ActivityInstance here, String id, List<ActivityInstance> path) {
        path.add(here);
        if (here.getId().equals(id)
                || Stream.of(here.getChildTransitionInstances())
                        .anyMatch(each -> each.getId().equals(id))
                || Stream.of(here.getChildActivityInstances()).anyMatch(child -> find(child, id, path))) {
            return true;
        }
        path.remove(path.size() - 1);
        return false;
    }
}
