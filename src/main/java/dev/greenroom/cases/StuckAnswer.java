package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something of a case that does not go on by itself, and what the asker can do about it. */
@Schema(name = "Stuck")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StuckAnswer(
        String id,
        String step,
        String stepLabel,
        Instant since,
        @Schema(description = "What happened, in plain words") String what,
        @Nullable @Schema(description = "What the machine said last") String reason,
        boolean canRetry,
        boolean canDoByHand,
        @Schema(description = "What somebody who does it by hand must give") List<Field> byHandFields,
        boolean canGiveUp) {

    /** One value that the outside would have given back. */
    @Schema(name = "StuckField")
    record Field(
            String name,
            String label,
            @Schema(allowableValues = {"textfield", "number", "checkbox"}) String type,
            boolean required) {}
}
