package dev.greenroom.cases;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
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
    private static final Set<String> VICTIM = Set.of("40P01", "40001");
    /** Connections, the server's own end, transactions that were rolled back. */
    private static final Set<String> PASSING = Set.of("08", "57P", "40");
    /** Something before this failed in the same transaction, and hid why. */
    private static final String FAILED_BEFORE = "25P02";

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

    /** Whether the same may well succeed later: somebody else was quicker, or the database was not there. */
    public static boolean mayPass(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && isPassing(sql.getSQLState())) {
                return true;
            }
        }
        return isOutrun(failure) || isDeadlock(failure);
    }

    private static boolean isOutrun(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(String state) {
        return state.equals(FAILED_BEFORE) || PASSING.stream().anyMatch(state::startsWith);
    }

    static boolean isDeadlock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotAcquireLockException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null && VICTIM.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
