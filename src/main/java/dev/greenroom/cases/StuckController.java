package dev.greenroom.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's way out of what is stuck, over HTTP; a case names what is stuck in it. */
@RestController
@RequestMapping("/api/cases/{reference}/stuck/{id}")
@Tag(name = "Stuck cases", description = "Try again, done by hand, given up: for leads, supervisors and operators")
class StuckController {

    private static final int LONGEST_NOTE = 2000;

    private final StuckWork work;
    private final Cases cases;
    private final CaseAnswers answers;

    StuckController(StuckWork work, Cases cases, CaseAnswers answers) {
        this.work = work;
        this.cases = cases;
        this.answers = answers;
    }

    @Schema(name = "DoneByHand")
    private record ByHandBody(
            @Schema(description = "What the outside gave back; the case names the fields") Map<String, Object> data,
            String note) {}

    @Schema(name = "GivenUp")
    private record GiveUpBody(String reason) {}

    @PostMapping("/retry")
    @Operation(summary = "Let the machine try once more")
    @ApiResponse(responseCode = "200", description = "It will try")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "stuck-settled: somebody was first")
    CaseAnswer retry(@PathVariable String reference, @PathVariable String id, Locale language) {
        work.retry(reference, id);
        return answers.answer(cases.find(reference), language);
    }

    @PostMapping("/by-hand")
    @Operation(
            summary = "Somebody did outside what the machine could not",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ByHandBody.class))))
    @ApiResponse(responseCode = "200", description = "The case goes on as if the machine had done it")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "stuck-settled, or not-by-hand")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    CaseAnswer byHand(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        Body read = Body.of(body, language).only("data", "note");
        Map<String, @Nullable Object> data = read.map("data");
        String note = read.required("note", LONGEST_NOTE);
        read.check();
        work.byHand(reference, id, data, note, language);
        return answers.answer(cases.find(reference), language);
    }

    @PostMapping("/give-up")
    @Operation(
            summary = "Go on without it",
            description = "The way the model says; without a word there, the case ends.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = GiveUpBody.class))))
    @ApiResponse(responseCode = "200", description = "Given up")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "stuck-settled: somebody was first")
    CaseAnswer giveUp(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        work.giveUp(reference, id, Body.reason(body, LONGEST_NOTE, language));
        return answers.answer(cases.find(reference), language);
    }
}
