package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The date the customer was told; with the date before and the reason when it was moved. */
@Schema(name = "Promise")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromiseAnswer(LocalDate date, @Nullable LocalDate movedFrom, @Nullable String reason) {

    /** One line of the ledger. */
    @Schema(name = "PromiseEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            LocalDate date,
            @Schema(
                            description = "What it is to the promise before: it follows that one, or moves it",
                            allowableValues = {"first", "next", "moved"})
                    String kind,
            @Nullable LocalDate movedFrom,
            @Nullable @Schema(description = "What happened in the process that led to it") String event,
            @Nullable String eventLabel,
            @Nullable String reason,
            @Nullable @Schema(description = "The law or rule it comes from") String source,
            @Nullable String channel,
            @Nullable @Schema(description = "Who promised; absent when the table of promises did") String promisedBy,
            @Nullable String promisedByName,
            Instant promisedAt,
            @Nullable Told told) {}

    /** When the customer heard of a later date. */
    @Schema(name = "PromiseTold")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(String by, String byName, Instant at, @Nullable String through) {}

    /** Every promise of a case, newest first. */
    @Schema(name = "PromiseLedger")
    record Ledger(List<Entry> items, Instant serverNow) {}
}
