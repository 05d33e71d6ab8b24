package dev.greenroom.engine.functions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work of a topic that is done inside the house ({@code notices.record}). Contributed as a bean by the module that owns
 * what is done; served like any outside work: after the engine's commit, repeated when it fails, once in effect per key.
 *
 * @param reads the variables it is given
 */
public record TopicWork(String topic, List<String> reads, Body body) {

    public TopicWork {
        if (!topic.matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("A topic is called connector.verb: " + topic);
        }
        reads = List.copyOf(reads);
    }

    /** What is done; the answer as process variables. */
    @FunctionalInterface
    public interface Body {

        Map<String, Object> run(Call call);
    }

    /**
     * One visit of a case to the step.
     *
     * @param key the same over every repetition of this visit
     */
    public record Call(String key, String instanceId, String element, Map<String, @Nullable Object> variables) {}
}
