package dev.greenroom.work;

import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ranking table over HTTP: everybody on the staff reads it, process owners change it. */
@RestController
@RequestMapping("/api/work/ranking/rules")
@Tag(name = "Work")
class RankingController {

    private final RankingEditor editor;
    private final RankingPreview preview;
    private final Callers callers;

    RankingController(RankingEditor editor, RankingPreview preview, Callers callers) {
        this.editor = editor;
        this.preview = preview;
        this.callers = callers;
    }

    /** The table in force; the points of all rules that apply are added up. */
    @Schema(name = "RankingRules")
    record Answer(String version, List<RankingRule> items) {}

    /** All rules of a table that somebody thinks about. */
    @Schema(name = "RankingPreviewRequest")
    record PreviewRequest(@Nullable List<RankingRule> items) {}

    /** What they would mean. */
    @Schema(name = "RankingPreview")
    record Previewed(String version, RankingPreview.Outlook outlook) {}

    /** All rules that are to be in force instead of those of the version that the caller has read. */
    @Schema(name = "RankingChange")
    record Change(@Nullable String expectedVersion, @Nullable List<RankingRule> items) {}

    @GetMapping
    @Operation(summary = "The ranking table, as it is in force")
    Answer ranking() {
        return new Answer(editor.version(), editor.rules());
    }

    @PostMapping("/preview")
    @Operation(summary = "What would be picked up first by these rules, and where it stands today")
    @ApiResponse(responseCode = "200", description = "Nothing is in force yet")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Previewed previewRanking(@RequestBody PreviewRequest body, Locale language) {
        byte[] proposed = editor.written(body.items(), language);
        return new Previewed(editor.version(), preview.of(proposed, language));
    }

    @PutMapping
    @Operation(
            summary = "Put these rules in force",
            description = "Open work is ranked by them within seconds; /api/work/ranking tells how far that is.")
    @ApiResponse(responseCode = "200", description = "In force")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "changed-meanwhile, with the version in force")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Answer changeRanking(@RequestBody Change body, Locale language) {
        editor.change(body.items(), body.expectedVersion(), callers.current().name(), language);
        return ranking();
    }
}
