package dev.greenroom.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInterceptor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;

/** Who is away, as a house looks for it that is told meanwhile. */
class StandInsTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final AtomicReference<List<Staff.Absence>> stored = new AtomicReference<>(List.of());
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    @Test
    void whoLookedBeforeSomebodyWentDoesNotBringThemBack() throws InterruptedException {
        StandIns standIns = new StandIns(slow(), Clock.fixed(NOW, ZoneOffset.UTC));
        Thread before = new Thread(standIns::look);
        before.start();
        read.await();
        stored.set(List.of(
                new Staff.Absence("berta", "sven", NOW, NOW.plus(Duration.ofDays(1)), Set.of("refunds-lead"), false)));

        Thread after = new Thread(standIns::look);
        after.start();
        Awaitility.await().until(() -> EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED)
                .contains(after.getState()));
        goesOn.countDown();
        before.join();
        after.join();

        assertThat(standIns.isAway("berta")).isTrue();
        assertThat(standIns.standIn("berta")).contains("sven");
    }

    /** Whoever reads first comes back with it late. */
    private Staff slow() {
        ProxyFactory staff = new ProxyFactory();
        staff.setTargetClass(Staff.class);
        staff.addAdvice((MethodInterceptor) call -> {
            List<Staff.Absence> found = stored.get();
            if (read.getCount() > 0) {
                read.countDown();
                goesOn.await();
            }
            return found;
        });
        return (Staff) staff.getProxy();
    }
}
