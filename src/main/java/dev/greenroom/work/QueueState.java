package dev.greenroom.work;

import dev.greenroom.work.blending.Calls;
import dev.greenroom.work.blending.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contact center says of a queue: the first six always, the rest if it knows. */
record QueueState(
        String queue,
        Instant at,
        int waiting,
        int longestWaitSeconds,
        @Nullable Double serviceLevel,
        int idleAgents,
        @Nullable Integer onCalls,
        @Nullable Integer meanCallSeconds,
        List<Outlook.Expected> expected) {

    Calls calls() {
        Integer mean = meanCallSeconds;
        Outlook outlook = onCalls == null || mean == null
                ? Outlook.unknown()
                : new Outlook(onCalls, Duration.ofSeconds(mean), expected);
        return new Calls(at, waiting, idleAgents, outlook);
    }
}
