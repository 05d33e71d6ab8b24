package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One topic: which variables it reads, what it calls, which variables it gives back. */
interface Connector {

    String topic();

    List<String> reads();

    /**
     * The BPMN error raised once no attempt is left, where the model catches it: the case goes on without this connector.
     * Null, the usual case: an incident opens.
     */
    default @Nullable String errorWhenGivenUp() {
        return null;
    }

    /** Calls the outside, at most once in effect per {@link Errand#key}; the answer as process variables. */
    Map<String, Object> run(Errand errand);
}
