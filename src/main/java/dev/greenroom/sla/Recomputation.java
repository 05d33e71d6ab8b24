package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Due dates that are worked out again after a change, and how far that is. Clocks are those of steps and of cases. */
@Schema(name = "Recomputation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recomputation(
        String id,
        Subject subject,
        @Schema(description = "The calendar's key; service-levels for the table") String key,
        String version,
        State state,
        @Schema(description = "Running clocks to look at, as counted when it began") long total,
        long checked,
        @Schema(description = "Clocks whose due date moved") long moved,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** What was changed. */
    enum Subject {
        @JsonProperty("calendar")
        CALENDAR,
        @JsonProperty("service-levels")
        SERVICE_LEVELS
    }

    /** Whether it goes on. */
    enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE
    }
}
