package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which running clocks a change would move: how many, of how many cases, and the first of them. */
@Schema(name = "Moves")
record MovesAnswer(
        @Schema(description = "Clocks whose due date would move") long count,
        @Schema(description = "Cases to which these belong") long cases,
        @Schema(description = "The first ones, those due soonest on top") List<Item> items) {

    /** One clock that would move. */
    @Schema(name = "Move")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String reference,
            @Schema(description = "The work item, when the clock is that of one") @Nullable String workItem,
            @Schema(description = "The step in the reader's language; absent for the clock of a whole case") @Nullable
                    String step,
            String level,
            Instant dueAt,
            Instant newDueAt) {}
}
