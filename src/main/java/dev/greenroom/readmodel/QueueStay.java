package dev.greenroom.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item's time in one queue.
 *
 * @param queue the group; empty when no group had it
 * @param cameAs new, reopened or moved
 * @param leftAs done, cancelled or moved; null while it is there
 */
public record QueueStay(
        String queue, Instant cameAt, String cameAs, @Nullable Instant leftAt, @Nullable String leftAs) {}
