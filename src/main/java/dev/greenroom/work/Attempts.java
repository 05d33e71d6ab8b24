package dev.greenroom.work;

import dev.greenroom.cases.DeadlockRetry;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does things with an item as it stands, as one transaction, and again when somebody was faster. */
@Component
class Attempts {

    private static final int MOST_TRIES = 5;
    private static final ThreadLocal<@Nullable Watch> WATCHED = new ThreadLocal<>();

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

    /** An item before and after something was done with it, both in the transaction of the deed. */
    static final class Watch {

        private final @Nullable Long expected;
        private @Nullable TaskView before;
        private @Nullable Long version;

        private Watch(@Nullable Long expected) {
            this.expected = expected;
        }

        Optional<TaskView> before() {
            return Optional.ofNullable(before);
        }

        /** Which version the deed made of it. */
        Optional<Long> version() {
            return Optional.ofNullable(version);
        }
    }

    /**
     * Does something with one item and says what became of it; refuses when it is no longer the {@code expected} version,
     * where one is.
     */
    Watch watching(@Nullable Long expected, Runnable doing) {
        Watch watch = new Watch(expected);
        WATCHED.set(watch);
        try {
            doing.run();
            return watch;
        } finally {
            WATCHED.remove();
        }
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
            refuseIfChanged(item);
            List<Runnable> actions = verb.on(item);
            see(item);
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

    /** Before anything else is said against the deed: that somebody went on is the reason for it. */
    private static void refuseIfChanged(TaskView item) {
        Watch watch = WATCHED.get();
        if (watch != null && watch.expected != null && watch.expected != item.version()) {
            throw new ItemChanged();
        }
    }

    /** What is done holds on to this version: whoever changes the item first makes the deed look again. */
    private static void see(TaskView item) {
        Watch watch = WATCHED.get();
        if (watch != null) {
            watch.before = item;
            watch.version = item.version();
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
            Watch watch = WATCHED.get();
            if (watch != null) {
                watch.version = tasks.byId(id).map(TaskView::version).orElse(null);
            }
        });
        return id;
    }
}
