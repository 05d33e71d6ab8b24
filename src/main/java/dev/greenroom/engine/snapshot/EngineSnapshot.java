package dev.greenroom.engine.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the engine's open state, for a rebuild of the read model and to check it. */
public interface EngineSnapshot {

    /** Every open case, one after the other, in the order of their root ids; never all in memory. */
    void forEachOpenCase(Consumer<OpenCase> action);

    Optional<OpenCase> openCase(String rootInstanceId);

    /** The ids of all open root instances, in order, after {@code afterRootInstanceId} ("" from the start). */
    List<String> openRootInstances(String afterRootInstanceId, int limit);
}
