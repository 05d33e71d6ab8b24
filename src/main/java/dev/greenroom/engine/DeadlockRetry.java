package dev.greenroom.engine;

import dev.greenroom.shared.SqlStates;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a command again when the database broke a deadlock at its cost. Only where the command is the whole transaction:
 * then nothing of it remains, and doing it again is what its caller would do.
 */
class DeadlockRetry extends CommandInterceptor {

    private static final int ATTEMPTS = 3;

    @Override
    public <T> T execute(Command<T> command) {
        boolean whole =
                !TransactionSynchronizationManager.isActualTransactionActive() && !(command instanceof ExecuteJobsCmd);
        for (int attempt = 1; ; attempt++) {
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                if (!whole || attempt == ATTEMPTS || !SqlStates.isDeadlock(failure)) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10, 40L * attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
