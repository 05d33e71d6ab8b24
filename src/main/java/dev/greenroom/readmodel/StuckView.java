package dev.greenroom.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something of a case that does not go on by itself: a failed job or external task. {@code work} is the id of that job or
 * task, {@code reason} what the machine said last.
 */
public record StuckView(
        String id,
        String reference,
        String instanceId,
        String rootInstanceId,
        String definitionId,
        String element,
        String type,
        @Nullable String reason,
        String work,
        Instant since) {

    /** Whether it waits for somebody outside rather than for a job of our own. */
    public boolean isOutside() {
        return type.equals("failedExternalTask");
    }
}
