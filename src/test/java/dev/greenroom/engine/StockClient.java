package dev.greenroom.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.backoff.ErrorAwareBackoffStrategy;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.interceptor.ClientRequestInterceptor;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.jspecify.annotations.Nullable;

/** The published Java client of Camunda, as somebody outside would use it; ends with the test. */
final class StockClient implements AutoCloseable {

    /** What a worker does with one task. */
    interface Work {
        void on(ExternalTask task, ExternalTaskService service);
    }

    private final CompletableFuture<Throwable> refused = new CompletableFuture<>();
    private final ExternalTaskClient client;

    private StockClient(String address, String worker, long longPoll, ClientRequestInterceptor signIn) {
        var builder = ExternalTaskClient.create()
                .baseUrl(address + "/engine-rest")
                .workerId(worker)
                .maxTasks(1)
                .lockDuration(60_000)
                .backoffStrategy(new Quick())
                .addInterceptor(signIn);
        if (longPoll > 0) {
            builder = builder.asyncResponseTimeout(longPoll);
        }
        client = builder.build();
    }

    static StockClient of(String address, String worker, ClientRequestInterceptor signIn) {
        return new StockClient(address, worker, 0, signIn);
    }

    /** One that leaves its question open until there is work. */
    static StockClient patient(String address, String worker, ClientRequestInterceptor signIn) {
        return new StockClient(address, worker, 10_000, signIn);
    }

    /** What became of the first task of this topic: the task, or what the service answered to the work. */
    CompletableFuture<ExternalTask> works(String topic, Work work) {
        CompletableFuture<ExternalTask> done = new CompletableFuture<>();
        client.subscribe(topic)
                .handler((task, service) -> {
                    try {
                        work.on(task, service);
                        done.complete(task);
                    } catch (RuntimeException failed) {
                        done.completeExceptionally(failed);
                    }
                })
                .open();
        return done;
    }

    /** The first answer to the question for work that was no work. */
    Throwable refusal() throws Exception {
        return refused.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.stop();
    }

    private final class Quick implements ErrorAwareBackoffStrategy {

        private long pause = 20;

        @Override
        public void reconfigure(List<ExternalTask> tasks, @Nullable ExternalTaskClientException failure) {
            if (failure != null) {
                refused.complete(failure);
            }
            pause = failure == null ? 20 : 500;
        }

        @Override
        public long calculateBackoffTime() {
            return pause;
        }
    }
}
