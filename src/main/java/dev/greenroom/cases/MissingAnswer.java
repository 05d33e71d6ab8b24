package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.engine.catalog.Checklist;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is not known yet, by the name that refusals and notices use too. */
@Schema(name = "Missing")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MissingAnswer(
        String name,
        String label,
        @Nullable @Schema(description = "The answer that calls for it; absent when it is needed whatever is answered")
                When when) {

    /** An answer to a question of the form. */
    @Schema(name = "MissingWhen")
    public record When(String field, String value) {}

    static MissingAnswer of(Checklist.Item item, String language) {
        return new MissingAnswer(item.name(), item.label().in(language), null);
    }

    /** In the language of its reader. */
    public static MissingAnswer of(Checklist.Missing missing, String language) {
        Checklist.When when = missing.when();
        return new MissingAnswer(
                missing.item().name(),
                missing.item().label().in(language),
                when == null ? null : new When(when.field(), when.value()));
    }
}
