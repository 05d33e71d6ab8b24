package dev.greenroom.work;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does things with an item as it stands, as one transaction, and again when somebody was faster. */
@Component
class Attempts {

    private static final int MOST_TRIES = 5;

    private final TaskViews tasks;
    private final CaseViews cases;
    private final OutsideOfChecks asService;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;

    Attempts(
            TaskViews tasks,
            CaseViews cases,
            OutsideOfChecks asService,
            DeadlockRetry retry,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.cases = cases;
        this.asService = asService;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An item that still waits to be done. */
    TaskView open(String id) {
        TaskView item = tasks.byId(id).orElseThrow(UnknownWorkItem::new);
        if (!item.isOpen()) {
            throw new WorkItemGone();
        }
        return item;
    }

    /** Refuses, or says what is to be done with the item as it stands, one thing after the other. */
    interface Verb {
        List<Runnable> on(TaskView item);
    }

    /**
     * Acts on the item as it stands; the engine notices when it stood otherwise in the meantime. Who loses a race looks
     * again: the second look names the winner, finds the item gone, or tries once more when only something beside the
     * point had changed.
     */
    void on(String id, Verb verb) {
        for (int tries = 1; ; tries++) {
            TaskView item = open(id);
            List<Runnable> actions = verb.on(item);
            if (actions.isEmpty()) {
                return;
            }
            try {
                retry.run(() -> act(actions, item));
                return;
            } catch (AuthorizationException forbidden) {
                throw forbidden;
            } catch (RuntimeException lost) {
                if (tries == MOST_TRIES || !isLostRace(lost, item)) {
                    throw lost;
                }
            }
        }
    }

    /** Between two reads of one command the winner may commit, and the engine then fails in ways that have no name. */
    private boolean isLostRace(RuntimeException failure, TaskView seen) {
        return failure instanceof OptimisticLockingException
                || failure instanceof TaskAlreadyClaimedException
                || tasks.byId(seen.id())
                        .filter(now -> now.version() == seen.version())
                        .isEmpty();
    }

    /**
     * One transaction; a command for each action, so that the case's story tells them in this order. What was checked
     * holds until it ends: nobody else changes the item meanwhile, and nobody has since it was looked at.
     */
    private String act(List<Runnable> actions, TaskView item) {
        String id = item.id();
        transaction.executeWithoutResult(status -> {
            // The case first, as everywhere: whoever holds an item and then waits for its case meets the other way
            // round.
            cases.held(item.caseReference());
            if (!tasks.holdIfUnchanged(id, item.version())) {
                throw new OptimisticLockingException("The work item has changed since it was looked at");
            }
            actions.forEach(action -> asService.run(() -> {
                action.run();
                return id;
            }));
        });
        return id;
    }
}
