package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer to call before they call: their case will probably not be done by the day they were promised. */
@Schema(name = "CallToMake")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallToMake(
        DeskRow about,
        @Nullable String phone,
        @Nullable String email,
        @Schema(
                        description =
                                "missed: the promised day is over; will-miss: what is left to do does not fit before it;"
                                        + " over: neither any more, of a call that the caller has taken",
                        allowableValues = {"missed", "will-miss", "over"})
                String risk,
        @Nullable @Schema(description = "Since when that is so") Instant riskAt,
        @Nullable @Schema(description = "Who is calling") Taken taken) {

    /** Who took a call, and when. */
    @Schema(name = "CallTaken")
    record Taken(
            String by,
            String byName,
            Instant at,
            @Schema(description = "Whether that is who asks") boolean yours,
            @Schema(description = "Which of the customer's cases the call is about") String reference) {}

    /** The calls to make. */
    @Schema(name = "CallsToMake")
    record Calls(
            @Schema(
                            description = "most-likely only when enough contacts show that it foresees callers better",
                            allowableValues = {"due-soonest", "most-likely"})
                    String orderedBy,
            @Schema(description = "How many callers it takes to compare the two orders") int enough,
            CallOrder measured,
            @Schema(description = "The calls that the caller has taken, and at most 50, the first to call first")
                    List<CallToMake> items,
            @Schema(description = "About how many cases to call in all; 1000: so many, or more") int count,
            Instant serverNow) {}

    /** A row of the list, before anybody may see whose case it is. */
    record Due(
            String reference,
            LocalDate promised,
            long promiseId,
            String zone,
            @Nullable Instant riskAt,
            String called,
            @Nullable String takenBy,
            @Nullable Instant takenAt,
            @Nullable String takenFor) {}

    /** How a call went. */
    @Schema(name = "CallOutcome")
    record Outcome(
            @Schema(
                            description =
                                    "reached, or not-reached: both end the call; given-back: somebody else may call",
                            allowableValues = {"reached", "not-reached", "given-back"})
                    String outcome,
            @Nullable @Schema(maxLength = LONGEST_NOTE) String note) {

        static final String REACHED = "reached";
        static final String NOT_REACHED = "not-reached";
        static final String GIVEN_BACK = "given-back";
        private static final List<String> KNOWN = List.of(REACHED, NOT_REACHED, GIVEN_BACK);
        private static final int LONGEST_NOTE = 1000;

        static Outcome read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("outcome", "note");
            String outcome = body.required("outcome", 50);
            if (body.problems().isEmpty() && !KNOWN.contains(outcome)) {
                body.refuse("outcome", Words.in(language).say("field.choice", String.join(", ", KNOWN)));
            }
            Outcome said = new Outcome(outcome, body.optional("note", LONGEST_NOTE, null));
            body.check();
            return said;
        }
    }
}
