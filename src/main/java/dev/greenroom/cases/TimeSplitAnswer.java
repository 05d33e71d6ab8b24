package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.sla.TimeSplit;
import dev.greenroom.sla.TimeSplit.Part;
import dev.greenroom.sla.TimeSplits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose a case's time was, in whole seconds that sum to {@code elapsed}; the time while it was closed is nobody's. */
@Schema(name = "TimeSplit")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimeSplitAnswer(
        @Schema(description = "Somebody had a work item in hand") long working,
        @Schema(description = "A work item was open and nobody had it") long queued,
        @Schema(description = "Waiting for the customer") long customer,
        @Schema(description = "Waiting for somebody else outside") long thirdParty,
        @Schema(description = "Machines did their part") long system,
        long elapsed,
        @Nullable
                @Schema(
                        description = "The part that runs now; absent when the case is closed",
                        allowableValues = {"working", "queued", "customer", "third-party", "system"})
                String current) {

    static TimeSplitAnswer of(TimeSplit split, Instant now) {
        TimeSplit until = split.until(now);
        Map<Part, Long> seconds = until.seconds();
        return new TimeSplitAnswer(
                seconds.getOrDefault(Part.WORKING, 0L),
                seconds.getOrDefault(Part.QUEUED, 0L),
                seconds.getOrDefault(Part.CUSTOMER, 0L),
                seconds.getOrDefault(Part.THIRD_PARTY, 0L),
                seconds.getOrDefault(Part.SYSTEM, 0L),
                until.elapsed().toSeconds(),
                TimeSplits.word(split.part()));
    }
}
