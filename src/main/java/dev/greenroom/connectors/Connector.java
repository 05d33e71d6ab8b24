package dev.greenroom.connectors;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One topic: which variables it reads, what it calls, which variables it gives back. */
interface Connector {

    String topic();

    List<String> reads();

    /** Codes the model catches as BPMN errors; any other refusal becomes an incident, never a lost case. */
    Set<String> refusals();

    /** Calls the outside, at most once in effect per {@link Errand#key}; the answer as process variables. */
    Map<String, Object> run(Errand errand);
}
