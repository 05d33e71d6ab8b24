package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.greenroom.GreenroomPostgresTest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GreenroomPostgresTest
class StartLockTests {

    private final HikariDataSource pool;

    StartLockTests(@Autowired HikariDataSource pool) {
        this.pool = pool;
    }

    @Test
    void aNodeThatIsUpHoldsNobodyUp() {
        StartLock next = new StartLock(Duration.ZERO);
        assertThatCode(() -> next.take(pool)).doesNotThrowAnyException();
        next.release();
    }

    @Test
    void oneNodeStartsAtATime() throws Exception {
        StartLock first = new StartLock(Duration.ZERO);
        StartLock second = new StartLock(Duration.ZERO);
        StartLock patient = new StartLock(Duration.ofSeconds(30));
        first.take(pool);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> second.take(pool))
                .withMessageContaining("Another node has been starting");
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> patient.take(pool));
        first.release();
        waiting.get(20, TimeUnit.SECONDS);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> second.take(pool));
        patient.release();
    }
}
