package dev.greenroom.engine;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a command again when the database broke a deadlock at its cost. Only where the command is the whole transaction:
 * then nothing of it remains, and doing it again is what its caller would do.
 */
class DeadlockRetry extends CommandInterceptor {

    private static final int ATTEMPTS = 3;
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");

    @Override
    public <T> T execute(Command<T> command) {
        boolean whole =
                !TransactionSynchronizationManager.isActualTransactionActive() && !(command instanceof ExecuteJobsCmd);
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (!whole || attempt == ATTEMPTS || !isDeadlock(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    static boolean isDeadlock(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 40L * attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
