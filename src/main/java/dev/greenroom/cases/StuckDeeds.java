package dev.greenroom.cases;

import dev.greenroom.readmodel.StuckView;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the engine does when a person settles something stuck; always inside the settler's transaction. */
@Component
class StuckDeeds {

    /** The reason in the engine for a case that ended because a stuck step was given up. */
    private static final String GIVEN_UP = "given-up";

    private static final long MOMENT = 60_000;

    private final ExternalTaskService outside;
    private final ManagementService jobs;
    private final RuntimeService runtime;
    private final CaseMoves moves;

    StuckDeeds(ExternalTaskService outside, ManagementService jobs, RuntimeService runtime, CaseMoves moves) {
        this.outside = outside;
        this.jobs = jobs;
        this.runtime = runtime;
        this.moves = moves;
    }

    void retry(StuckView stuck) {
        if (stuck.isOutside()) {
            outside.setRetries(stuck.work(), 1);
        } else {
            jobs.setJobRetries(stuck.work(), 1);
        }
    }

    void byHand(StuckView stuck, String person, VariableMap answers) {
        String worker = taken(stuck, person);
        outside.complete(stuck.work(), worker, answers);
    }

    /** As a worker does. Nobody works on a task without attempts left, though its last worker's lock may still run. */
    private String taken(StuckView stuck, String person) {
        ExternalTask task = task(stuck);
        if (task == null || task.getRetries() == null || task.getRetries() > 0) {
            throw StuckSettled.bySomebody();
        }
        String worker = "by-hand/" + person;
        outside.unlock(stuck.work());
        outside.lock(stuck.work(), worker, MOMENT);
        return worker;
    }

    private @Nullable ExternalTask task(StuckView stuck) {
        return outside.createExternalTaskQuery().externalTaskId(stuck.work()).singleResult();
    }

    void giveUp(StuckView stuck, String person, WayOut way) {
        Optional<String> error = way.error();
        Optional<String> elsewhere = way.elsewhere();
        if (stuck.isOutside() && error.isPresent()) {
            outside.handleBpmnError(stuck.work(), taken(stuck, person), error.get(), GIVEN_UP);
        } else if (stuck.isOutside() && way.undoes()) {
            outside.complete(stuck.work(), taken(stuck, person));
        } else if (elsewhere.isPresent()) {
            moves.on(new CaseMoves.Place(stuck.definitionId(), stuck.instanceId(), place(stuck)), elsewhere.get());
        } else if (stuck.isOutside() || carriesTheCase(stuck)) {
            runtime.deleteProcessInstance(stuck.rootInstanceId(), GIVEN_UP, false, true);
        } else {
            jobs.deleteJob(stuck.work());
        }
    }

    private String place(StuckView stuck) {
        if (stuck.isOutside()) {
            ExternalTask task = task(stuck);
            return task == null ? "" : task.getActivityInstanceId();
        }
        Job job = job(stuck);
        ActivityInstance tree = runtime.getActivityInstance(stuck.instanceId());
        return job == null || tree == null ? "" : transition(tree, job.getExecutionId());
    }

    private static String transition(ActivityInstance here, String execution) {
        for (TransitionInstance each : here.getChildTransitionInstances()) {
            if (each.getExecutionId().equals(execution)) {
                return each.getId();
            }
        }
        for (ActivityInstance child : here.getChildActivityInstances()) {
            String found = transition(child, execution);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private @Nullable Job job(StuckView stuck) {
        return jobs.createJobQuery().jobId(stuck.work()).singleResult();
    }

    /** A job that stands on the way carries its case; one beside it (a reminder, a warning) can be left out. */
    private boolean carriesTheCase(StuckView stuck) {
        Job job = job(stuck);
        JobDefinition definition = job == null
                ? null
                : jobs.createJobDefinitionQuery()
                        .jobDefinitionId(job.getJobDefinitionId())
                        .singleResult();
        return definition == null
                || !definition.getJobType().startsWith("timer")
                || definition.getJobType().equals("timer-intermediate-transition");
    }
}
