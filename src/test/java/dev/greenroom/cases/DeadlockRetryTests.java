package dev.greenroom.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

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
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> retry.run(() -> {
                    tries.incrementAndGet();
                    throw new CannotAcquireLockException("again and again");
                }))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).hasValue(4);
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
