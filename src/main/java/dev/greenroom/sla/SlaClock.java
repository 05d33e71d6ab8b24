package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a service level at one moment, as callers see it. {@code remainingSeconds} runs on the level's own
 * clock and is negative once late; {@code running} says whether it ticks now, so a browser only counts down.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SlaClock(
        State state,
        @Nullable Instant dueAt,
        @Nullable Instant warnAt,
        @Nullable Long remainingSeconds,
        boolean running,
        @Nullable Instant nextChangeAt,
        @Nullable Instant pausedSince,
        @Nullable @Schema(allowableValues = {"customer", "third-party"}) String pausedFor,
        @Nullable @Schema(allowableValues = {"business-hours", "business-days", "calendar-hours", "calendar-days"})
                String unit,
        @Nullable
                @Schema(
                        description = "Why a case is at risk although its clock does not say so",
                        allowableValues = {"promise"})
                String atRiskFor) {

    /** What a customer was told is in danger, not a clock. */
    private static final String PROMISE = "promise";

    private static final SlaClock NO_TARGET =
            new SlaClock(State.NONE, null, null, null, false, null, null, null, null, null);

    /** How it stands with a service level. */
    public enum State {
        @JsonProperty("on-track")
        ON_TRACK,
        @JsonProperty("at-risk")
        AT_RISK,
        @JsonProperty("late")
        LATE,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("met")
        MET,
        @JsonProperty("none")
        NONE
    }

    /** No level applies: there is nothing to be late for. */
    public static SlaClock none() {
        return NO_TARGET;
    }

    /** A level in calendar time that still runs. */
    public static SlaClock running(@Nullable Instant dueAt, @Nullable Instant warnAt, Instant now) {
        if (dueAt == null) {
            return NO_TARGET;
        }
        State state = now.isBefore(dueAt) ? State.ON_TRACK : State.LATE;
        if (state == State.ON_TRACK && warnAt != null && !now.isBefore(warnAt)) {
            state = State.AT_RISK;
        }
        return new SlaClock(state, dueAt, warnAt, secondsBetween(now, dueAt), true, null, null, null, null, null);
    }

    /** A level in calendar time that ended when its step or case did. */
    public static SlaClock ended(@Nullable Instant dueAt, @Nullable Instant warnAt, Instant endedAt) {
        if (dueAt == null) {
            return NO_TARGET;
        }
        State state = endedAt.isAfter(dueAt) ? State.LATE : State.MET;
        return new SlaClock(state, dueAt, warnAt, secondsBetween(endedAt, dueAt), false, null, null, null, null, null);
    }

    /** The clock of a case whose promise cannot be kept from {@code riskAt} on: then it is at risk, though no clock says so. */
    public SlaClock atRiskFrom(@Nullable Instant riskAt, Instant now) {
        if (riskAt == null || state == State.LATE || state == State.MET) {
            return this;
        }
        boolean risky = !now.isBefore(riskAt);
        return new SlaClock(
                risky ? State.AT_RISK : state,
                dueAt,
                warnAt == null || riskAt.isBefore(warnAt) ? riskAt : warnAt,
                remainingSeconds,
                running,
                nextChangeAt,
                pausedSince,
                pausedFor,
                unit,
                risky && state != State.AT_RISK ? PROMISE : null);
    }

    private static long secondsBetween(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
