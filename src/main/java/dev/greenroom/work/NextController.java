package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.greenroom.cases.Body;
import dev.greenroom.readmodel.RankedWork;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The next best work over HTTP. */
@RestController
@RequestMapping("/api/work")
@Tag(name = "Work")
class NextController {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_COUNTED = 10_000;

    private final NextWork next;
    private final Skipping skipping;
    private final WorkAnswers answers;
    private final RankingTables tables;
    private final RankedWork work;

    NextController(NextWork next, Skipping skipping, WorkAnswers answers, RankingTables tables, RankedWork work) {
        this.next = next;
        this.skipping = skipping;
        this.answers = answers;
        this.tables = tables;
        this.work = work;
    }

    /** An item that is now the caller's, and why it was chosen for them. */
    @Schema(name = "NextWorkItem")
    record Next(@JsonUnwrapped WorkItem item, List<String> reasons) {}

    /** Which version of the ranking table counts, and how many open items are still to be ranked by it. */
    @Schema(name = "WorkRanking")
    record RankingState(int version, long waiting) {}

    @Schema(name = "Skip")
    private record SkipBody(String reason) {}

    @PostMapping("/next")
    @Operation(
            summary = "Take the next best work item",
            description = "The best open item of the caller's groups that nobody has, by the ranking table and by what"
                    + " the caller knows and can.")
    @ApiResponse(responseCode = "200", description = "It is yours; the reasons are in your language")
    @ApiResponse(responseCode = "204", description = "Nothing fits", content = @Content)
    ResponseEntity<Next> next(Locale language) {
        return next.take()
                .map(choice -> ResponseEntity.ok(
                        new Next(answers.after(choice.item().id(), language), next.reasons(choice, language))))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/{id}/skip")
    @Operation(
            summary = "Leave a work item to somebody else",
            description = "You are not offered it again for four hours, or until it is late. An item that was skipped"
                    + " three times goes to the lead of its team.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SkipBody.class))))
    @ApiResponse(responseCode = "200", description = "It is free for somebody else")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    WorkItem skip(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        skipping.skip(id, Body.reason(body, LONGEST_REASON, language));
        return answers.after(id, language);
    }

    @GetMapping("/ranking")
    @Operation(
            summary = "How far the ranking of open work is",
            description = "After an owner has published another version of the table, open work is ranked anew in the"
                    + " background. Counts up to 10,000.")
    RankingState ranking() {
        int version = tables.inForce().map(RankingTable::version).orElse(0);
        return new RankingState(version, work.countByOthersThan(version, MOST_COUNTED));
    }
}
