package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One case as it stands; {@code instanceId} is its current root process instance. From {@code riskAt} on what is left to
 * do no longer fits before the day that its customer was promised.
 */
public record CaseView(
        String reference,
        String instanceId,
        String process,
        String definitionId,
        State state,
        @Nullable String outcome,
        @Nullable String phase,
        @Nullable String externalKey,
        Customer customer,
        @Nullable String channel,
        int priority,
        @Nullable BigDecimal amount,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable ServiceLevelView serviceLevel,
        @Nullable Instant riskAt,
        long version) {

    /** The channel of work of our own about another case: its customer hears of that one alone. */
    public static final String INTERNAL = "internal";

    /** Whether the case is still under way. */
    public enum State {
        OPEN,
        CLOSED
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether its customer never hears of it. */
    public boolean isInternal() {
        return INTERNAL.equals(channel);
    }
}
