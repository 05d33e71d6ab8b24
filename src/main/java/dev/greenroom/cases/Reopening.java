package dev.greenroom.cases;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a closed case is opened again. */
@Schema(name = "Reopening")
public record Reopening(
        @Schema(allowableValues = {"missing-document", "wrong-data", "wrong-decision", "customer-changed-mind"})
                String cause,
        @Nullable String note) {

    private static final int LONGEST_NOTE = 2000;

    static Reopening read(Map<String, @Nullable Object> members, Locale language) {
        Body body = Body.of(members, language).only("cause", "note");
        Reopening read = new Reopening(Cause.read(body, language), body.optional("note", LONGEST_NOTE, null));
        body.check();
        return read;
    }
}
