package dev.greenroom.connectors;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connectors work.
 *
 * @param workers whether this node serves connectors at all
 * @param threads remote calls at the same time, and tasks held at the same time
 * @param lock how long a task stays ours; extended while a call runs
 * @param callTimeout the longest a remote call may take, clearly shorter than the lock
 * @param retries waits after the first, second, … failure; after the last one an incident opens
 * @param idle the longest wait between two looks for work that nobody announced (retries, other nodes' tasks)
 * @param simulatedStock how many of each thing the simulated warehouse has at first
 * @param simulatedSlowness how long a simulator takes for an input that asks for slowness
 */
@ConfigurationProperties("greenroom.connectors")
record ConnectorsSettings(
        @DefaultValue("true") boolean workers,
        @DefaultValue("4") int threads,
        @DefaultValue("60s") Duration lock,
        @DefaultValue("20s") Duration callTimeout,
        @DefaultValue({"10s", "1m", "10m"}) List<Duration> retries,
        @DefaultValue("5s") Duration idle,
        @DefaultValue("3s") Duration simulatedSlowness,
        @DefaultValue Remote creditBureau,
        @DefaultValue Remote documents,
        @DefaultValue Remote payment,
        @DefaultValue Remote warehouse,
        @DefaultValue Remote shipping,
        @DefaultValue Remote appraisal,
        @DefaultValue Remote prefillRobot,
        @DefaultValue("10000") int simulatedStock) {

    ConnectorsSettings {
        if (callTimeout.multipliedBy(2).compareTo(lock) > 0) {
            throw new IllegalArgumentException(
                    "greenroom.connectors.call-timeout must be at most half of greenroom.connectors.lock");
        }
        retries = List.copyOf(retries);
    }

    /**
     * The other side of one connector.
     *
     * @param url where it answers; absent means the local simulator
     * @param token sent as a bearer token
     * @param enabled off when somebody else's worker serves the topic
     */
    record Remote(@Nullable URI url, @Nullable String token, @DefaultValue("true") boolean enabled) {}
}
