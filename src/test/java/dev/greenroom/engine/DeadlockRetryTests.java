package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;

class DeadlockRetryTests {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void triesAgainAfterADeadlock() {
        assertThat(run(2, "40P01")).isEqualTo("done");
        assertThat(calls).hasValue(3);
    }

    @Test
    void givesUpAfterThreeTimes() {
        assertThatThrownBy(() -> run(9, "40001")).isInstanceOf(ProcessEngineException.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void triesNothingElseAgain() {
        assertThatThrownBy(() -> run(1, "23505")).isInstanceOf(ProcessEngineException.class);
        assertThat(calls).hasValue(1);
    }

    private String run(int failures, String state) {
        DeadlockRetry retry = new DeadlockRetry();
        retry.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                if (calls.incrementAndGet() <= failures) {
                    throw new ProcessEngineException("failed", new SQLException("lost", state));
                }
                return command.execute(null);
            }
        });
        return retry.execute(context -> "done");
    }
}
