package dev.greenroom.cases;

import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why work goes back to an earlier step, or a closed case is opened again. */
public enum Cause {
    MISSING_DOCUMENT,
    WRONG_DATA,
    WRONG_DECISION,
    CUSTOMER_CHANGED_MIND;

    /** A cause as people choose it: its id, and its label in their language. */
    @Schema(name = "Choice")
    public record Choice(String id, String label) {}

    /** As requests, models and timelines name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Cause> of(String id) {
        return Stream.of(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }

    /** All of them, for somebody to choose from. */
    public static List<Choice> choices(Locale language) {
        return Stream.of(values())
                .map(cause -> new Choice(cause.id(), cause.in(Words.in(language))))
                .toList();
    }

    /** The member {@code cause} of a request; what is none of the list is noted as a problem. */
    public static String read(Body body, Locale language) {
        String id = body.required("cause", 50);
        if (!id.isEmpty() && of(id).isEmpty()) {
            String known = String.join(", ", Stream.of(values()).map(Cause::id).toList());
            body.refuse("cause", Words.in(language).say("field.choice", known));
        }
        return id;
    }

    String in(Words words) {
        return words.say("cause." + id());
    }
}
