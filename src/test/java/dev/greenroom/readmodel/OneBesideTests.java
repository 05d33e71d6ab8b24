package dev.greenroom.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OneBesideTests {

    private final Executor beside = OneBeside.create();
    private final AtomicInteger run = new AtomicInteger();

    @Test
    void whatIsAskedForMeanwhileIsLeftOut() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> done = new CompletableFuture<>();
        beside.execute(() -> {
            begun.countDown();
            awaitThe(go);
            done.complete(null);
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        AtomicInteger meanwhile = new AtomicInteger();
        beside.execute(meanwhile::incrementAndGet);
        go.countDown();
        done.join();
        nextRuns();
        assertThat(meanwhile).hasValue(0);
    }

    @Test
    void oneThatFailsDoesNotStopTheNext() {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        beside.execute(() -> {
            failed.complete(null);
            throw new IllegalStateException("no database");
        });
        failed.join();
        nextRuns();
    }

    /** The place is free a moment after what had it has ended. */
    private void nextRuns() {
        Awaitility.await().until(() -> {
            beside.execute(run::incrementAndGet);
            return run.get() > 0;
        });
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
