package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.Cause;
import dev.greenroom.readmodel.TaskView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where work is sent back to, and why. */
@Schema(name = "Return")
public record SentBack(
        String toStep,
        @Schema(allowableValues = {"missing-document", "wrong-data", "wrong-decision", "customer-changed-mind"})
                String cause,
        @Nullable String note) {

    /** What it is called in a case's story. */
    static final String KIND = "returned";

    private static final int LONGEST_NOTE = 2000;

    static SentBack read(Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("toStep", "cause", "note");
        SentBack back = new SentBack(
                read.required("toStep", 255), Cause.read(read, language), read.optional("note", LONGEST_NOTE, null));
        read.check();
        return back;
    }

    Map<String, Object> fact(TaskView item) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("task", item.id());
        fact.put("from", item.step());
        fact.put("to", toStep);
        fact.put("cause", cause);
        if (note != null) {
            fact.put("note", note);
        }
        return fact;
    }
}
