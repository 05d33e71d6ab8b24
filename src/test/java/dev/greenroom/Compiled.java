package dev.greenroom;

import static org.awaitility.Awaitility.await;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a warm-up leaves to the compiler would otherwise be counted as work of what is measured. */
public final class Compiled {

    private Compiled() {}

    /** Until the compiler of this Java machine rests. */
    public static void awaitRest() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        AtomicLong before = new AtomicLong();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long now = compiler.getTotalCompilationTime();
                    return now - before.getAndSet(now) < 50;
                });
    }
}
