package dev.greenroom.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine is set up. {@code storedHistory}: what the engine keeps for Camunda's own clients; the read model never
 * needs it. {@code maxStepsPerCommand}: a model that runs more steps without waiting is stopped.
 */
@ConfigurationProperties("greenroom.engine")
record EngineSettings(
        @DefaultValue("standard") StoredHistory storedHistory, @DefaultValue("10000") int maxStepsPerCommand) {

    /** Process instances, activities and tasks; or nothing, for volume. */
    enum StoredHistory {
        STANDARD,
        NONE
    }
}
