package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That somebody at the desk asked for a case to be hurried. */
record Nudge(
        long id,
        Instant at,
        String person,
        String reason,
        @Nullable String note,
        boolean counted,
        @Nullable String answeredBy,
        @Nullable String answeredItem,
        @Nullable Instant answeredAt,
        @Nullable String answer) {

    static final int LONGEST = 1000;

    static final List<String> REASONS = List.of("customer-waits", "promise-near", "hardship", "repeated");

    /** What an agent says of it. */
    @Schema(name = "NewNudge")
    record Said(
            @Schema(allowableValues = {"customer-waits", "promise-near", "hardship", "repeated"}) String reason,
            @Nullable @Schema(description = "For colleagues only", maxLength = LONGEST) String note) {

        static Said read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("reason", "note");
            String reason = body.required("reason", 50);
            if (!reason.isEmpty() && !REASONS.contains(reason)) {
                body.refuse("reason", Words.in(language).say("field.choice", String.join(", ", REASONS)));
            }
            Said said = new Said(reason, body.optional("note", LONGEST, null));
            body.check();
            return said;
        }
    }

    /** How it stands with the nudges of a case, for who has its customer on the line. */
    @Schema(name = "DeskNudges")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            @Schema(description = "How many counted") int count,
            @Schema(description = "Whether somebody of ours has the case, who could hurry") boolean possible,
            @Nullable @Schema(description = "Until then another one is noted, not counted") Instant countsFrom,
            @Nullable @Schema(description = "When the last one was") Instant lastAt,
            @Nullable @Schema(description = "Who asked last") String lastBy,
            @Nullable @Schema(allowableValues = {"customer-waits", "promise-near", "hardship", "repeated"})
                    String lastReason,
            @Nullable @Schema(description = "When somebody who has the case reacted to it") Instant answeredAt,
            @Nullable String answeredBy,
            @Nullable @Schema(description = "Until when somebody has to react") SlaClock sla,
            @Nullable @Schema(description = "To read aloud, in the customer's language") String say) {}
}
