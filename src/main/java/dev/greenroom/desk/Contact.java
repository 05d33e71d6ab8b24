package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A time that a customer asked about a case; the note is for colleagues, and is shown apart. */
@Schema(name = "DeskContact")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Contact(
        Instant at,
        String channel,
        String cause,
        @JsonIgnore @Nullable String note,
        @Schema(description = "Who answered") String by,
        @Schema(description = "Whether the customer had asked about the same case within the seven days before")
                boolean repeated) {

    static final List<String> CHANNELS = List.of("phone", "e-mail", "chat", "visit", "letter");
    static final List<String> CAUSES = List.of("status-check", "delay", "error", "missing-document", "other");
    private static final int LONGEST_NOTE = 1000;

    /** What an agent says of a contact. */
    @Schema(name = "NewContact")
    record Said(
            @Schema(allowableValues = {"phone", "e-mail", "chat", "visit", "letter"}) String channel,
            @Schema(allowableValues = {"status-check", "delay", "error", "missing-document", "other"}) String cause,
            @Nullable @Schema(maxLength = LONGEST_NOTE) String note) {

        static Said read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("channel", "cause", "note");
            Said said = new Said(
                    one(body, "channel", CHANNELS, language),
                    one(body, "cause", CAUSES, language),
                    body.optional("note", LONGEST_NOTE, null));
            body.check();
            return said;
        }

        private static String one(Body body, String name, List<String> known, Locale language) {
            int before = body.problems().size();
            String given = body.required(name, 50);
            if (body.problems().size() == before && !known.contains(given)) {
                body.refuse(name, Words.in(language).say("field.choice", String.join(", ", known)));
            }
            return given;
        }
    }
}
