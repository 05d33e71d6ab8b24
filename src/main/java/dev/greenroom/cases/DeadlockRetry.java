package dev.greenroom.cases;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/**
 * Runs a command again when the database chose it as the victim of a deadlock. Only for commands that are a whole
 * transaction and may run twice without harm.
 */
@Component
public class DeadlockRetry {

    private static final int MOST_TRIES = 4;
    private static final Set<String> VICTIM = Set.of("40P01", "40001");

    public <T> T run(Supplier<T> command) {
        for (int tries = 1; ; tries++) {
            try {
                return command.get();
            } catch (RuntimeException e) {
                if (tries == MOST_TRIES || !isDeadlock(e)) {
                    throw e;
                }
                Duration pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 30L * tries));
                LockSupport.parkNanos(pause.toNanos());
            }
        }
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
