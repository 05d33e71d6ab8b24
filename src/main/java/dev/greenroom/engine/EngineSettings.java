package dev.greenroom.engine;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the engine is set up. {@code storedHistory}: what the engine keeps for Camunda's own clients; the read model never
 * needs it. {@code maxStepsPerCommand}: a model that runs more steps without waiting is stopped. {@code shipped}: the
 * folders of processes that are deployed at start; a process joins once every topic it names is served.
 */
@ConfigurationProperties("greenroom.engine")
record EngineSettings(
        @DefaultValue("standard") StoredHistory storedHistory,
        @DefaultValue("10000") int maxStepsPerCommand,
        @DefaultValue("true") boolean deployShippedContent,
        @DefaultValue({"loan-application", "service-levels"}) List<String> shipped) {

    EngineSettings {
        shipped = List.copyOf(shipped);
    }

    /** Process instances, activities and tasks; or nothing, for volume. */
    enum StoredHistory {
        STANDARD,
        NONE
    }
}
