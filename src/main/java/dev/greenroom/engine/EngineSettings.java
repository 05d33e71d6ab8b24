package dev.greenroom.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine is set up. {@code storedHistory}: what the engine keeps for Camunda's own clients; the read model never
 * needs it. {@code maxStepsPerCommand}, {@code maxInstances}, {@code maxCallDepth}: a model that runs more steps
 * without waiting, does one step more often, or calls processes deeper is stopped.
 */
@ConfigurationProperties("greenroom.engine")
record EngineSettings(
        @DefaultValue("standard") StoredHistory storedHistory,
        @DefaultValue("10000") int maxStepsPerCommand,
        @DefaultValue("1000") int maxInstances,
        @DefaultValue("20") int maxCallDepth) {

    /** Process instances, activities and tasks; or nothing, for volume. */
    enum StoredHistory {
        STANDARD,
        NONE
    }
}
