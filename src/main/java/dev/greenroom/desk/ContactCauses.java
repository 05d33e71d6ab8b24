package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which processes and steps make customers ask, how often, and what that costs. */
@Schema(name = "ContactCauses")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactCauses(
        @Schema(description = "A Monday") LocalDate from,
        @Schema(description = "A Sunday") LocalDate to,
        String zone,
        @Nullable @Schema(description = "Absent until an owner has set it") ContactCost costPerContact,
        long contacts,
        long repeated,
        @Nullable @Schema(description = "In the currency of costPerContact") String cost,
        @Schema(description = "Most contacts first") List<Row> processes,
        @Schema(description = "Most contacts first") List<Row> steps,
        List<ContactShare.Week> weeks,
        ContactShare share,
        Instant serverNow) {

    /** The contacts that a process caused, or a step: while cases were there. */
    @Schema(name = "ContactCausesRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String process,
            @Schema(description = "What people call the process") String title,
            @Nullable @Schema(description = "Of steps; \"-\" for cases that were closed or between steps") String step,
            @Nullable @Schema(description = "What people call the step") String stepTitle,
            long contacts,
            long repeated,
            @Nullable @Schema(description = "Absent without a cost per contact") String cost,
            @Schema(description = "How many of each cause") Map<String, Long> causes) {}

    /** Some of the contacts that were counted, newest first. */
    @Schema(name = "ContactLines")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lines(
            List<Line> items,
            @Nullable @Schema(description = "Cursor of the lines after these") String next,
            long count) {}

    /** A contact and where its case was then. */
    @Schema(name = "ContactLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            Instant at,
            String reference,
            String title,
            @Nullable String stepTitle,
            String channel,
            String cause,
            boolean repeated) {}
}
