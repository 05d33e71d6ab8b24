package dev.greenroom.statuspage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How content a customer was with a closed case, from 1 (worst) to 5; {@code phases} by id, as far as they said. */
@Schema(name = "Satisfaction")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Opinion(
        @Schema(minimum = "1", maximum = "5") int score,
        @Nullable String cause,
        @Nullable String words,
        Map<String, Integer> phases,
        @Schema(allowableValues = {"status-page", "phone"}) String through,
        @Nullable @Schema(description = "Who noted it for the customer") String notedBy,
        @Nullable String notedByName,
        Instant givenAt,
        @Schema(description = "Until when the customer may change it") Instant changeableUntil,
        @Nullable @Schema(description = "The work that a low score began, the latest") String followUp,
        @Schema(description = "Said before the case was reopened") boolean earlier) {

    /** The same with the name of who noted it, for colleagues. */
    public Opinion naming(UnaryOperator<String> names) {
        return notedBy == null
                ? this
                : new Opinion(
                        score,
                        cause,
                        words,
                        phases,
                        through,
                        notedBy,
                        names.apply(notedBy),
                        givenAt,
                        changeableUntil,
                        followUp,
                        earlier);
    }

    /** Why somebody was not content. */
    public static final List<String> CAUSES = List.of("slow", "unclear", "decision", "mistake", "not-reached", "other");

    /** From this score down somebody takes care of it. */
    static final int LOW = 2;

    /**
     * What a customer says; what is absent stays as it was said before, a cause or words that are empty are taken back.
     *
     * @param by who noted it for the customer
     */
    public record Said(
            @Nullable Integer score,
            @Nullable String cause,
            @Nullable String words,
            Map<String, Integer> phases,
            String through,
            @Nullable String by) {}
}
