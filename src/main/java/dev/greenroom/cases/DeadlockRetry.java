package dev.greenroom.cases;

import dev.greenroom.shared.SqlStates;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a command again when the database chose it as the victim of a deadlock. Only for commands that are a whole
 * transaction and may run twice without harm.
 */
@Component
public class DeadlockRetry {

    private static final int MOST_TRIES = 4;

    public <T> T run(Supplier<T> command) {
        return run(command, DeadlockRetry::isDeadlock);
    }

    /** The same if somebody else was quicker, a step of the house's own too: for commands that look anew at each try. */
    public <T> T afresh(Supplier<T> command) {
        return run(command, failure -> isDeadlock(failure) || isOutrun(failure));
    }

    private static <T> T run(Supplier<T> command, Predicate<RuntimeException> mayRepeat) {
        for (int tries = 1; ; tries++) {
            try {
                return command.get();
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || isWithinAnother() || !mayRepeat.test(e)) {
                    throw e;
                }
                Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 30L * tries));
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }

    /** What the database has undone is all of the transaction around this: only who began it can do it again. */
    private static boolean isWithinAnother() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    /** Whether the same may well succeed later: somebody else was quicker, or the database was busy or not there. */
    public static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return SqlStates.mayPass(failure) || isOutrun(failure) || isDeadlock(failure);
    }

    private static boolean isOutrun(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
        }
        return false;
    }

    static boolean isDeadlock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotAcquireLockException) {
                return true;
            }
        }
        return SqlStates.isDeadlock(failure);
    }
}
