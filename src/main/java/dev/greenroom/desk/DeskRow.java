package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.PromiseAnswer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A case in a list of the desk: the row is the answer already. */
@Schema(name = "DeskCase")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskRow(
        String reference,
        String title,
        @Schema(allowableValues = {"open", "closed"}) String state,
        @Nullable String outcome,
        Who customer,
        @Nullable @Schema(description = "To read aloud, in the customer's language") String sentence,
        @Schema(description = "The language of the sentence") String language,
        @Nullable @Schema(description = "The stage that the case is in") String phase,
        @Nullable PromiseAnswer promise,
        SlaClock sla,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable @Schema(description = "Whether it is work of our own: its customer never hears of it")
                Boolean internal) {

    /** Whose case it is, as far as it takes to know the caller. */
    @Schema(name = "DeskCustomer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Who(@Nullable String id, @Nullable String name, @Nullable String postcode) {}

    static DeskRow of(ToldCase told) {
        CaseView view = told.view();
        return new DeskRow(
                view.reference(),
                told.title(),
                view.isOpen() ? "open" : "closed",
                told.outcome(),
                new Who(
                        view.customer().id(),
                        view.customer().name(),
                        view.customer().postcode()),
                told.sentence(),
                told.language(),
                told.phase(),
                told.promise(),
                told.sla(),
                view.openedAt(),
                view.closedAt(),
                view.isInternal() ? true : null);
    }
}
