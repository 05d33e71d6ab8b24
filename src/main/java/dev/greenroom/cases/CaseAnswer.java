package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.readmodel.Customer;
import dev.greenroom.sla.CaseClock;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One case as callers see it, in their language. */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseAnswer(
        String reference,
        String process,
        int processVersion,
        String title,
        @Schema(allowableValues = {"open", "closed"}) String state,
        @Nullable String outcome,
        @Nullable String outcomeLabel,
        @Nullable String phase,
        @Nullable @Schema(description = "Where the case is, in one sentence to read to the customer") String sentence,
        List<PhaseAnswer> phases,
        List<StepAnswer> steps,
        CustomerAnswer customer,
        @Nullable String channel,
        int priority,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable @Schema(allowableValues = {"us", "customer", "third-party"}) String waitingFor,
        SlaClock sla,
        @Nullable @Schema(description = "The case's own clock with its pauses; absent without a service level")
                CaseClock clock,
        @Nullable @Schema(description = "The date the customer was told; absent when none") PromiseAnswer promise,
        @Nullable @Schema(description = "Whose the time was so far; absent for cases older than the split")
                TimeSplitAnswer timeSplit,
        Map<String, @Nullable Object> variables,
        @Schema(description = "What the customer has still to send") List<MissingAnswer> missing,
        @Schema(description = "What does not go on by itself") List<StuckAnswer> stuck,
        @Nullable @Schema(description = "How a closed case can be opened again; absent when not, or not by you")
                Reopen reopen,
        Instant serverNow) {

    /** The causes to choose from when a closed case is opened again. */
    @Schema(name = "CaseReopen")
    record Reopen(List<Cause.Choice> causes) {}

    /** Whose case it is. */
    @Schema(name = "Customer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CustomerAnswer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String postcode,
            @Nullable String tier,
            @Nullable String language) {

        static CustomerAnswer of(Customer customer) {
            return new CustomerAnswer(
                    customer.id(),
                    customer.name(),
                    customer.email(),
                    customer.phone(),
                    customer.postcode(),
                    customer.tier(),
                    customer.language());
        }

        static CustomerAnswer brief(Customer customer) {
            return new CustomerAnswer(customer.id(), customer.name(), null, null, null, null, null);
        }
    }

    /** A step where the case stands now. */
    @Schema(name = "CaseStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepAnswer(
            String element,
            String label,
            Instant since,
            @Nullable String waitingFor,
            @Nullable String assignee,
            @Nullable String assigneeName,
            @Nullable String workItemId,
            @Nullable @Schema(description = "The clock of the work item, where somebody works on the step")
                    SlaClock sla) {}

    /** A case in a list. */
    @Schema(name = "CaseRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String reference,
            String process,
            String title,
            @Schema(allowableValues = {"open", "closed"}) String state,
            @Nullable String outcome,
            @Nullable String outcomeLabel,
            @Nullable String phase,
            @Nullable String phaseLabel,
            @Nullable @Schema(description = "Where the case is, in one sentence to read to the customer")
                    String sentence,
            CustomerAnswer customer,
            @Nullable String channel,
            int priority,
            Instant openedAt,
            @Nullable Instant closedAt,
            SlaClock sla) {}

    /** One page of cases. */
    @Schema(name = "CasePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rows(
            List<Row> items,
            @Nullable String next,
            @Nullable String prev,
            long count,
            boolean countIsExact,
            Instant serverNow) {}
}
