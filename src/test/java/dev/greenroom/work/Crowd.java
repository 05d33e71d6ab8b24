package dev.greenroom.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many callers who all act at the same moment. */
public final class Crowd {

    private Crowd() {}

    /** What each of {@code size} callers got; all begin together. */
    public static <T> List<T> of(int size, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        CyclicBarrier together = new CyclicBarrier(size);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    together.await();
                    return call.apply(number);
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
