package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class DeadlockRetryTests {

    private final DeadlockRetry retry = new DeadlockRetry();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void theVictimOfADeadlockTriesAgain() {
        String answer = retry.run(() -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("flush failed", new SQLException("deadlock detected", "40P01"));
            }
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    void whoLooksAnewTriesAgainWhenSomebodyElseWasQuicker() {
        String answer = retry.afresh(() -> {
            if (tries.incrementAndGet() < 2) {
                throw new IllegalStateException("flush failed", new OptimisticLockingException("changed"));
            }
            return "done";
        });

        assertThat(answer).isEqualTo("done");
        assertThat(tries).hasValue(2);
        assertThatThrownBy(() -> retry.run(() -> {
                    throw new OptimisticLockingException("what was decided may not hold any more");
                }))
                .isInstanceOf(OptimisticLockingException.class);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> retry.run(() -> {
                    tries.incrementAndGet();
                    throw new CannotAcquireLockException("again and again");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void tellsWhatMayPassFromWhatStays() {
        for (String passing : List.of("40P01", "08006", "57P01", "25P02", "55P03", "HYT00", "57014")) {
            Throwable failure = new IllegalStateException("flush failed", new SQLException("not now", passing));
            assertThat(DeadlockRetry.mayPass(failure)).as(passing).isTrue();
        }
        assertThat(DeadlockRetry.mayPass(new OptimisticLockingException("changed")))
                .isTrue();
        assertThat(DeadlockRetry.mayPass(new IllegalStateException("no", new SQLException("too long", "22001"))))
                .isFalse();
    }

    @Test
    void whatIsPartOfATransactionIsNotRepeatedAlone() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> retry.run(() -> {
                        tries.incrementAndGet();
                        throw new CannotAcquireLockException("undone as a whole");
                    }))
                    .isInstanceOf(CannotAcquireLockException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(tries).hasValue(1);
    }

    @Test
    void otherFailuresAreNotRepeated() {
        assertThatThrownBy(() -> retry.run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("no", new SQLException("duplicate key", "23505"));
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tries).hasValue(1);
    }
}
