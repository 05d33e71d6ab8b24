package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.PromiseAnswer;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Customer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a customer has with us, as one way through time. */
@Schema(name = "CustomerJourney")
record CustomerJourney(
        DeskAnswer.Caller customer,
        @Schema(
                        description =
                                "How these cases are known to be of one person: by their customer number, by the same name"
                                        + " with the same mail address or phone number, or not at all: then it is one case",
                        allowableValues = {BY_NUMBER, BY_NAME, ALONE})
                String togetherBy,
        @Schema(description = "Open ones first, then the newest; at most 60") List<DeskRow> cases,
        @Schema(description = "Whether there are more cases than these") boolean more,
        int open,
        @Schema(description = "How often the customer asked about these cases") long contacts,
        @Schema(description = "How often of these within seven days of asking about the same case") long repeated,
        @Schema(description = "How often the desk asked to hurry one of them") long nudges,
        @Schema(description = "What happened in these cases that concerns the customer, newest first; at most 200")
                List<Moment> moments,
        @Nullable @Schema(description = "Where what happened before these begins") String next,
        Instant serverNow) {

    static final int MOST_CASES = 60;
    static final String BY_NUMBER = "customer-number";
    static final String BY_NAME = "name-and-address";
    static final String ALONE = "this-case";

    /** A part of what happened, newest first. */
    @Schema(name = "CustomerMoments")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moments(
            List<Moment> items,
            @Nullable @Schema(description = "Where what happened before these begins") String next) {}

    /** Something that happened at one time in one case. */
    @Schema(name = "CustomerMoment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moment(
            Instant at,
            @Schema(allowableValues = {"opened", "closed", "contact", "promise", "nudge", "call"}) String kind,
            String reference,
            String title,
            @Nullable @Schema(description = "Of a contact") Contact contact,
            @Nullable @Schema(description = "Of a promise: the day that was told") PromiseAnswer promise,
            @Nullable @Schema(description = "Of a nudge or a call: who") String by,
            @Nullable @Schema(description = "Of a closed case: how it ended; of a call: reached or not-reached")
                    String outcome) {

        static Moment of(Instant at, String kind, String reference, @Nullable String by, @Nullable String outcome) {
            return new Moment(at, kind, reference, "", null, null, by, outcome);
        }

        Moment in(String caseTitle) {
            return new Moment(at, kind, reference, caseTitle, contact, promise, by, outcome);
        }
    }

    static CustomerJourney of(List<ToldCase> told, boolean more, String togetherBy, Beside beside, Instant now) {
        return new CustomerJourney(
                customer(newest(told).customer(), togetherBy),
                togetherBy,
                told.stream().map(DeskRow::of).toList(),
                more,
                (int) told.stream().filter(each -> each.view().isOpen()).count(),
                beside.count().contacts(),
                beside.count().repeated(),
                beside.nudges(),
                beside.moments().items(),
                beside.moments().next(),
                now);
    }

    /** A number that only another case of the same name has is not known to be this customer's. */
    private static DeskAnswer.Caller customer(Customer said, String togetherBy) {
        DeskAnswer.Caller caller = DeskAnswer.Caller.of(said);
        return togetherBy.equals(BY_NUMBER) ? caller : caller.withoutNumber();
    }

    /** What happened beside the cases themselves. */
    record Beside(Contacts.Count count, long nudges, Moments moments) {}

    /** What the customer said of themselves last. */
    private static CaseView newest(List<ToldCase> told) {
        return told.stream()
                .map(ToldCase::view)
                .max(Comparator.comparing(CaseView::openedAt))
                .orElseThrow();
    }
}
