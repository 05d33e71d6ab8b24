package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the keys of service levels are called: whole cases and their steps, in the reader's language. */
@Component
class LevelNames {

    /** Where a case never stays. */
    private static final Set<String> PASSING = Set.of("startEvent", "endEvent", "boundaryEvent");

    private final ProcessCatalog catalog;

    LevelNames(ProcessCatalog catalog) {
        this.catalog = catalog;
    }

    /** One level by name. */
    @Schema(name = "ServiceLevelName")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Name(
            String level,
            @Schema(description = "The kind of case, in the reader's language") String process,
            @Schema(description = "The step, in the reader's language; absent for the whole case") @Nullable
                    String step) {}

    /** Every level that the processes of today ask for, process by process, in the order of their steps. */
    List<Name> in(Locale language) {
        return catalog.allLatest().stream()
                .flatMap(model -> names(model, language.getLanguage()))
                .toList();
    }

    private static Stream<Name> names(ProcessModel model, String language) {
        String process = model.name().in(language);
        return Stream.concat(
                Stream.of(new Name(model.serviceLevel(), process, null)),
                model.steps().values().stream()
                        .filter(step -> !PASSING.contains(step.elementType()))
                        .map(step -> new Name(
                                step.serviceLevel(), process, step.name().in(language))));
    }
}
