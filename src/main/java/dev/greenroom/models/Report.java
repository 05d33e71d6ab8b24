package dev.greenroom.models;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.greenroom.engine.models.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of the files of one upload. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ModelReport")
record Report(@Nullable String deployment, boolean dryRun, List<File> files) {

    /** What became of one file. */
    enum State {
        PUBLISHED,
        UNCHANGED,
        DRAFT,
        SKIPPED,
        REFUSED;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One file: its model's key, where it has one, and what was found in it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ModelReportFile")
    record File(String name, String type, State state, List<String> keys, List<Item> findings) {}

    /** One finding; a {@code warning} stays with the model until its owner settles it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ModelFinding")
    record Item(String element, @Nullable Integer line, String kind, String code, String reason) {

        static Item of(Finding finding) {
            String kind =
                    switch (finding.kind()) {
                        case COMPLETENESS -> "warning";
                        case UNFINISHED -> "unfinished";
                        case MEANING -> "meaning";
                        case MALFORMED -> "malformed";
                        case SAFETY -> "safety";
                    };
            return new Item(finding.element(), finding.line(), kind, finding.code(), finding.reason());
        }

        @JsonIgnore
        boolean refuses() {
            return !kind.equals("warning");
        }
    }

    @JsonIgnore
    String firstReason() {
        return files.stream()
                .filter(file -> file.state() == State.REFUSED)
                .flatMap(file -> file.findings().stream()
                        .filter(Item::refuses)
                        .map(item -> file.name() + ": '" + item.element() + "': " + item.reason()))
                .findFirst()
                .orElse("There is nothing to publish.");
    }
}
