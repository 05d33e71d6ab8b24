package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.PromiseAnswer;
import dev.greenroom.cases.PromiseMade;
import dev.greenroom.cases.ToldCase;
import dev.greenroom.readmodel.CaseView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All that a customer has with us, as one way through time. */
@Schema(name = "CustomerJourney")
record CustomerJourney(
        DeskAnswer.Caller customer,
        @Schema(description = "Open ones first, then the newest; at most 60") List<DeskRow> cases,
        @Schema(description = "Whether there are more cases than these") boolean more,
        int open,
        @Schema(description = "How often the customer asked about these cases") long contacts,
        @Schema(description = "How often of these within seven days of asking about the same case") long repeated,
        @Schema(description = "How often the desk asked to hurry one of them") long nudges,
        @Schema(description = "What happened in these cases that concerns the customer, newest first; at most 200")
                List<Moment> moments,
        Instant serverNow) {

    static final int MOST_CASES = 60;
    static final int MOST_MOMENTS = 200;

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

    /** What happened beside the cases themselves; the deeds are those of all times. */
    record Beside(
            Contacts.Count count,
            List<Contacts.About> contacts,
            List<PromiseMade> promises,
            List<DeskDeeds.Deed> deeds,
            UnaryOperator<String> names) {}

    static CustomerJourney of(List<ToldCase> told, boolean more, Beside beside, Instant now) {
        Map<String, String> titles = new HashMap<>();
        told.forEach(each -> titles.put(each.view().reference(), each.title()));
        // What happens at one moment is told in this order.
        List<Moment> moments = new ArrayList<>();
        told.forEach(each -> moments.add(
                Moment.of(each.view().openedAt(), "opened", each.view().reference(), null, null)));
        beside.promises()
                .forEach(made -> moments.add(
                        new Moment(made.at(), "promise", made.reference(), "", null, made.promise(), null, null)));
        beside.contacts()
                .forEach(about -> moments.add(new Moment(
                        about.contact().at(), "contact", about.reference(), "", about.contact(), null, null, null)));
        beside.deeds()
                .forEach(deed -> moments.add(Moment.of(
                        deed.at(),
                        deed.kind(),
                        deed.reference(),
                        beside.names().apply(deed.person()),
                        deed.outcome())));
        told.forEach(each -> closed(each, moments));
        moments.sort(Comparator.comparing(Moment::at));
        Collections.reverse(moments);
        return new CustomerJourney(
                DeskAnswer.Caller.of(newest(told).customer()),
                told.stream().map(DeskRow::of).toList(),
                more,
                (int) told.stream().filter(each -> each.view().isOpen()).count(),
                beside.count().contacts(),
                beside.count().repeated(),
                beside.deeds().stream()
                        .filter(deed -> deed.kind().equals(DeskDeeds.NUDGE) && deed.counted())
                        .count(),
                moments.stream()
                        .limit(MOST_MOMENTS)
                        .map(moment -> moment.in(titles.getOrDefault(moment.reference(), "")))
                        .toList(),
                now);
    }

    private static void closed(ToldCase told, List<Moment> moments) {
        Instant at = told.view().closedAt();
        if (at != null) {
            moments.add(Moment.of(at, "closed", told.view().reference(), null, told.outcome()));
        }
    }

    /** What the customer said of themselves last. */
    private static CaseView newest(List<ToldCase> told) {
        return told.stream()
                .map(ToldCase::view)
                .max(Comparator.comparing(CaseView::openedAt))
                .orElseThrow();
    }
}
