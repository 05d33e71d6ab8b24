package dev.greenroom.desk;

import dev.greenroom.cases.CasesAloud;
import dev.greenroom.readmodel.CaseView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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

/** A case for somebody who has its customer on the line. */
@RestController
@RequestMapping("/api/desk/cases/{reference}")
@Tag(name = "Desk")
class DeskController {

    private static final int LAST = 3;

    private final CasesAloud cases;
    private final Contacts contacts;
    private final Lookups lookups;
    private final Clock clock;

    DeskController(CasesAloud cases, Contacts contacts, Lookups lookups, Clock clock) {
        this.cases = cases;
        this.contacts = contacts;
        this.lookups = lookups;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "What to tell the customer of a case",
            description =
                    "In plain words, without anything that colleagues wrote for each other. Each look is recorded; asking"
                            + " again within a quarter of an hour is the same look.")
    DeskAnswer answer(@PathVariable String reference, Locale language) {
        CaseView view = cases.find(reference);
        lookups.looked(view.reference());
        return answer(view, language);
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Log that the customer asked, and why",
            description = "Open and closed cases. The same case within seven days is a repeated contact.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Contact.Said.class))))
    @ApiResponse(responseCode = "201", description = "Logged; the answer as it stands now")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    DeskAnswer log(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        CaseView view = cases.find(reference);
        contacts.log(view, cases.step(view).orElse(null), Contact.Said.read(body, language));
        return answer(view, language);
    }

    private DeskAnswer answer(CaseView view, Locale language) {
        return DeskAnswer.of(cases.tell(view, language), contacts.last(view.reference(), LAST), clock.instant());
    }
}
