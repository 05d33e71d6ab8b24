package dev.greenroom.sla;

import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service-level table over HTTP: everybody on the staff reads it, process owners change it. */
@RestController
@RequestMapping("/api/service-levels")
@Tag(name = "Service levels", description = "What may take how long")
class ServiceLevelController {

    private final ServiceLevelEditor editor;
    private final LevelNames names;
    private final Preview moves;
    private final Callers callers;
    private final Clock clock;

    ServiceLevelController(ServiceLevelEditor editor, LevelNames names, Preview moves, Callers callers, Clock clock) {
        this.editor = editor;
        this.names = names;
        this.moves = moves;
        this.callers = callers;
        this.clock = clock;
    }

    /** The table in force; the first line that fits counts. */
    @Schema(name = "ServiceLevels")
    record Answer(
            String version,
            List<ServiceLevelLine> items,
            @Schema(description = "What may have a level, by name") List<LevelNames.Name> names,
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "Of what the desk asks, what has no line: it counts as shipped"),
                            schema = @Schema(allowableValues = {"nudge", "question"}))
                    List<String> unsaid,
            Instant serverNow) {}

    /** A change that somebody thinks about: all lines, in order. */
    @Schema(name = "ServiceLevelPreviewRequest")
    record PreviewRequest(
            @Nullable List<ServiceLevelLine> items,
            @Schema(description = "Opened then, what would each line make of it?") @Nullable Instant openedAt) {}

    /** What it would mean. */
    @Schema(name = "ServiceLevelPreview")
    record Previewed(
            String version,
            @Schema(description = "One for each line, in order; none when nobody said when it is opened")
                    List<WorkedExample> examples,
            MovesAnswer moves,
            Instant serverNow) {}

    /** All lines, in order, as they are to be in force instead of those of the version that the caller has read. */
    @Schema(name = "ServiceLevelChange")
    record Change(@Nullable String expectedVersion, @Nullable List<ServiceLevelLine> items) {}

    /** The table in force now, and the work it makes. */
    @Schema(name = "ServiceLevelsChanged")
    record Changed(Answer serviceLevels, Recomputation recomputation) {}

    @GetMapping
    @Operation(summary = "The service-level table, as it is in force")
    Answer list(Locale language) {
        List<ServiceLevelLine> lines = editor.lines();
        return new Answer(
                editor.version(), lines, names.in(language), ServiceLevelTable.unsaid(lines), clock.instant());
    }

    @PostMapping("/preview")
    @Operation(
            summary =
                    "What these lines would mean: worked examples, and the open work that would be due at another time")
    Previewed preview(@RequestBody PreviewRequest body, Locale language) {
        Proposal proposed = editor.proposed(body.items());
        return new Previewed(
                editor.version(),
                editor.examples(body.items(), body.openedAt()),
                moves.of(proposed, language),
                clock.instant());
    }

    @PutMapping
    @Operation(summary = "Put these lines in force; open due dates are worked out again")
    Changed change(@RequestBody Change body, Locale language) {
        Recomputation recomputation = editor.change(
                body.items(), body.expectedVersion(), callers.current().name());
        return new Changed(list(language), recomputation);
    }
}
