package dev.greenroom.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInDelayTests {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInDelay delay = new SignInDelay(nanos::get);

    @Test
    void slowsDownWhoGuesses() {
        fail(5);
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> delay.check("a", "anna"));
        pass(Duration.ofSeconds(1));
        assertThatCode(() -> delay.check("a", "anna")).doesNotThrowAnyException();
        fail(1);
        pass(Duration.ofSeconds(1));
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> delay.check("a", "anna"));
    }

    @Test
    void neverWaitsLongerThanHalfAMinute() {
        fail(90);
        pass(Duration.ofSeconds(30));
        assertThatCode(() -> delay.check("a", "anna")).doesNotThrowAnyException();
    }

    @Test
    void locksNobodyOutFromAnotherAddress() {
        fail(50);
        assertThatCode(() -> delay.check("b", "anna")).doesNotThrowAnyException();
    }

    @Test
    void slowsDownWhoTriesManyNames() {
        for (int i = 0; i < 100; i++) {
            delay.failed("a", "name" + i);
        }
        assertThatExceptionOfType(TooManyAttempts.class).isThrownBy(() -> delay.check("a", "berta"));
    }

    @Test
    void forgetsAfterARightPassword() {
        fail(4);
        delay.succeeded("a", "anna");
        fail(4);
        assertThatCode(() -> delay.check("a", "anna")).doesNotThrowAnyException();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            delay.failed("a", "anna");
        }
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
