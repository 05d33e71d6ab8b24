package dev.greenroom.desk;

import dev.greenroom.shared.LookAgain;
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

/** Customers to call before they call. */
@RestController
@RequestMapping("/api/desk/calls")
@Tag(name = "Desk")
class CallsController {

    private final CallsBefore calls;

    CallsController(CallsBefore calls) {
        this.calls = calls;
    }

    @GetMapping
    @Operation(
            summary = "Open cases that will probably miss their promised day: whom to call before they call",
            description =
                    "The promised day that is soonest comes first, until at least 100 customers who asked by themselves"
                            + " show that another order foresees them better; the answer says which, and why. Each list that shows cases is recorded."
                            + LookAgain.SAID)
    CallToMake.Calls calls(Locale language) {
        return calls.list(language);
    }

    @PostMapping("/{reference}/take")
    @Operation(
            summary = "Call this customer",
            description =
                    "Nobody else is offered a call to the same customer meanwhile; after half an hour without an outcome"
                            + " it is free again, unless who calls takes it once more.")
    @ApiResponse(responseCode = "200", description = "It is yours")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "call-already-taken, with by whom and since when")
    @ApiResponse(
            responseCode = "410",
            ref = "Problem",
            description = "call-not-due: there is no reason to call any more")
    CallToMake take(@PathVariable String reference, Locale language) {
        return calls.take(reference, language);
    }

    @PostMapping("/{reference}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Say how the call went",
            description = "The case leaves the list until its promised day changes or it comes to another step; when"
                    + " nobody was reached, for four hours at most.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = CallToMake.Outcome.class))))
    @ApiResponse(responseCode = "204", description = "Noted")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "call-not-yours")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    void outcome(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        calls.end(reference, CallToMake.Outcome.read(body, language));
    }
}
