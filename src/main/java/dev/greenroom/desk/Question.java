package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.sla.SlaClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk asks of who has a case, and what they said: among colleagues, never for the customer. */
record Question(
        long id, String reference, String askedBy, State state, Instant changedAt, long clockLine, List<Line> lines) {

    static final int LONGEST = 1000;
    static final int MOST_LINES = 20;

    /** Whose turn it is. */
    enum State {
        OPEN("open"),
        ANSWERED("answered"),
        CLOSED("closed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** One thing that somebody said; {@code person} by the name of the account. */
    record Line(long id, Instant at, String person, boolean fromDesk, String text) {}

    /** A thread as its readers see it. */
    @Schema(name = "DeskQuestion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            long id,
            String reference,
            @Schema(
                            description = "Lapsed: the case was closed before anybody answered",
                            allowableValues = {"open", "answered", "lapsed", "closed"})
                    String state,
            @Schema(description = "Whether you asked") boolean mine,
            @Schema(description = "Until when somebody has to answer") @Nullable SlaClock sla,
            List<Said> lines) {}

    /** One thing that somebody said; by the name that people call them. */
    @Schema(name = "DeskQuestionLine")
    record Said(
            Instant at,
            String by,
            @Schema(description = "Who asks; otherwise who answers") boolean fromDesk,
            String text) {}

    /** What somebody asked and has not put away. */
    @Schema(name = "DeskQuestions")
    record Mine(
            List<Shown> items,
            @Schema(description = "How many have an answer that waits to be read") int answered,
            Instant serverNow) {}
}
