package dev.greenroom.cases;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Promises over HTTP. */
@RestController
@RequestMapping("/api/cases/{reference}/promises")
@Tag(name = "Cases")
class PromiseController {

    private final Cases cases;
    private final CustomerPromises promises;
    private final PromiseAnswers answers;

    PromiseController(Cases cases, CustomerPromises promises, PromiseAnswers answers) {
        this.cases = cases;
        this.promises = promises;
        this.answers = answers;
    }

    @GetMapping
    @Operation(summary = "Every date the customer was told, newest first: who promised it, when and why")
    PromiseAnswer.Ledger list(@PathVariable String reference, Locale language) {
        return answers.ledger(cases.find(reference).reference(), language);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Promise the customer another date",
            description = "For leads, supervisors and those who work on the case. A later date than the one promised"
                    + " before makes a work item for the front office to tell the customer.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewPromise.class))))
    @ApiResponse(responseCode = "201", description = "Promised; the ledger as it stands now")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "You do not work on this case")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The case is closed")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    PromiseAnswer.Ledger give(
            @PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        NewPromise wanted = NewPromise.read(body, language);
        promises.give(reference, wanted, language);
        return answers.ledger(cases.find(reference).reference(), language);
    }
}
