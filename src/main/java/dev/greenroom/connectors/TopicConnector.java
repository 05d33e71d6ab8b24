package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connector as a value: what it serves, what it reads, and the call. */
record TopicConnector(
        String topic, List<String> reads, @Nullable String errorWhenGivenUp, Function<Errand, Map<String, Object>> call)
        implements Connector {

    static Connector of(String topic, List<String> reads, Function<Errand, Map<String, Object>> call) {
        return new TopicConnector(topic, reads, null, call);
    }

    @Override
    public Map<String, Object> run(Errand errand) {
        return call.apply(errand);
    }
}
