package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Cause;
import dev.greenroom.cases.MissingAnswer;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One work item as callers see it, in their language. */
@Schema(name = "WorkItem")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkItem(
        String id,
        String title,
        String caseReference,
        String process,
        String processName,
        String step,
        @Schema(allowableValues = {"open", "completed", "cancelled"}) String state,
        Customer customer,
        List<String> groups,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable Instant assignedAt,
        @Nullable @Schema(description = "True when somebody has it for whom you stand in: you may claim it")
                Boolean mayTakeOver,
        @ArraySchema(
                        arraySchema =
                                @Schema(
                                        description =
                                                "What you may do with it as it stands, by the names of the routes"),
                        schema =
                                @Schema(
                                        allowableValues = {
                                            "assign",
                                            "claim",
                                            "complete",
                                            "documents",
                                            "notes",
                                            "park",
                                            "priority",
                                            "release",
                                            "return",
                                            "transfer",
                                            "unpark"
                                        }))
                List<String> may,
        int priority,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        SlaClock sla,
        @Nullable
                @Schema(
                        description =
                                "That an escalation or a colleague told the reader, or a group of theirs, of it: the last time")
                Told told,
        @Schema(description = "What the desk asks of the reader, or of a group of theirs: to hurry, and questions")
                List<Asked> asked,
        @Nullable @Schema(description = "That it was put aside") Parked parked,
        @Schema(description = "The case variables that the process names as its list fields")
                Map<String, Object> fields) {

    /** Whose case it is. */
    @Schema(name = "WorkItemCustomer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Customer(@Nullable String id, @Nullable String name) {}

    /** What somebody was told, and when. */
    @Schema(name = "WorkItemTold")
    record Told(
            @Schema(allowableValues = {"at-risk", "late", "mentioned", "low-score"}) String stage,
            @Schema(description = "Whether the case's own clock was meant, not the step's") boolean wholeCase,
            Instant at) {

        static @Nullable Told of(List<dev.greenroom.readmodel.Told> all) {
            return all.stream()
                    .filter(told -> !told.isAsked())
                    .max(Comparator.comparing(dev.greenroom.readmodel.Told::at))
                    .map(told -> new Told(told.stage(), told.wholeCase(), told.at()))
                    .orElse(null);
        }
    }

    /** What the desk waits for, and since when; or since when nobody answered in time. */
    @Schema(name = "WorkItemAsked")
    record Asked(@Schema(allowableValues = {"nudged", "nudged-late", "asked", "asked-late"}) String stage, Instant at) {

        static List<Asked> of(List<dev.greenroom.readmodel.Told> all) {
            return all.stream()
                    .filter(dev.greenroom.readmodel.Told::isAsked)
                    .map(told -> new Asked(told.stage(), told.at()))
                    .toList();
        }
    }

    /** Who put an item aside, why, and when it comes back by itself; absent when it does not. */
    @Schema(name = "WorkItemParked")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parked(String by, String byName, Instant at, @Nullable Instant until, @Nullable String reason) {}

    /** One page of a list. */
    @Schema(name = "WorkPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rows(
            List<WorkItem> items,
            @Nullable String next,
            @Nullable String prev,
            long count,
            boolean countIsExact,
            Instant serverNow) {}

    /** An item with its form, what the form shows, and what its reader has typed so far. */
    @Schema(name = "WorkItemWithForm")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithForm(
            @com.fasterxml.jackson.annotation.JsonUnwrapped WorkItem item,
            @Nullable @Schema(description = "A form-js schema in the asker's language") Map<String, Object> form,
            Map<String, @Nullable Object> data,
            @Nullable Draft draft,
            @Schema(description = "What is missing beyond the answers of the form") List<MissingAnswer> missing,
            @Nullable @Schema(description = "Where the item can be sent back to, and why; absent when nowhere")
                    Returns returns,
            Instant serverNow) {}

    /** The earlier steps an item can be sent back to, and the causes to choose from. */
    @Schema(name = "WorkReturns")
    record Returns(List<Cause.Choice> steps, List<Cause.Choice> causes) {}

    /** How many items one view has. */
    record Count(long count, boolean countIsExact) {}

    /** How many items each view has. */
    @Schema(name = "WorkCounts")
    record Counts(Map<String, Count> counts, Instant serverNow) {}
}
