package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with the customer on the line can say of a case: {@code todo} and {@code moved} in the customer's language,
 * the rest in the asker's. Nothing that colleagues wrote for each other is in it.
 */
public record CaseAloud(
        ToldCase told,
        @Nullable Waiting waiting,
        List<String> todo,
        @Nullable String next,
        @Nullable Moved moved,
        List<Line> story) {

    /** What an open case waits for, and who has it. */
    @Schema(name = "DeskWaiting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Waiting(
            @JsonProperty("for") @Schema(allowableValues = {"us", "customer", "third-party"}) String on,
            @Nullable @Schema(description = "The team that has it, when we do") String team,
            @Nullable @Schema(description = "Who of the team has it; absent while nobody does") String holder,
            @Nullable Instant since) {}

    /** That the promised day is another one than the customer was told first, and how to say so. */
    @Schema(name = "DeskMoved")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Moved(
            LocalDate from,
            LocalDate to,
            @Nullable String reason,
            @Schema(description = "To read aloud, in the customer's language") String say,
            @Schema(description = "Whether the customer has heard it already") boolean told) {}

    /** One line of what happened, as far as it concerns the customer. */
    @Schema(name = "DeskLine")
    public record Line(Instant at, String kind, String text) {}
}
