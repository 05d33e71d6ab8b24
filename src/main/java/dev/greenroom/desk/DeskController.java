package dev.greenroom.desk;

import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.IdempotencyKeyMissing;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.shared.LookAgain;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A case for somebody who has its customer on the line. */
@RestController
@RequestMapping("/api/desk/cases/{reference}")
@Tag(name = "Desk")
class DeskController {

    private final CasesAloud cases;
    private final Contacts contacts;
    private final Nudges nudges;
    private final Questions questions;
    private final DateTold dateTold;
    private final DeskAnswers answers;
    private final Lookups lookups;

    DeskController(
            CasesAloud cases,
            Contacts contacts,
            Nudges nudges,
            Questions questions,
            DateTold dateTold,
            DeskAnswers answers,
            Lookups lookups) {
        this.cases = cases;
        this.contacts = contacts;
        this.nudges = nudges;
        this.questions = questions;
        this.dateTold = dateTold;
        this.answers = answers;
        this.lookups = lookups;
    }

    @GetMapping
    @Operation(
            summary = "What to tell the customer of a case",
            description =
                    "In plain words, without anything that colleagues wrote for each other. Each look is recorded."
                            + LookAgain.SAID)
    DeskAnswer answer(@PathVariable String reference, Locale language) {
        CaseView view = cases.find(reference);
        lookups.looked(view.reference());
        return answers.of(view, language);
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Log that the customer asked, and why",
            description =
                    "Open and closed cases. The same case within seven days is a repeated contact. The same key of a"
                            + " caller logs one contact, however often it is sent.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Contact.Said.class))))
    @ApiResponse(responseCode = "201", description = "Logged; the answer as it stands now")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "idempotency-key-reused")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    DeskAnswer log(
            @PathVariable String reference,
            @Parameter(description = "Your own name for this contact, up to 255 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        String once = key == null ? null : IdempotencyKeyMissing.require(key, "contact");
        return after(
                reference,
                language,
                view -> contacts.log(view, cases.step(view).orElse(null), Contact.Said.read(body, language), once));
    }

    @PostMapping("/nudges")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask who has the case to hurry",
            description =
                    "Counts once in 24 hours: then its work ranks higher and who has it is told. Another one within"
                            + " these hours is noted, and changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Nudge.Said.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Asked; the answer as it stands now says what to tell the customer")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "nobody-has-it")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    DeskAnswer nudge(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        return after(reference, language, view -> nudges.nudge(view.reference(), Nudge.Said.read(body, language)));
    }

    @PostMapping("/questions")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask who has the case something",
            description = "Among colleagues. Unanswered in time it goes to their lead.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QuestionController.Text.class))))
    @ApiResponse(responseCode = "201", description = "Asked; the answer as it stands now")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "nobody-has-it")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    DeskAnswer ask(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        return after(
                reference,
                language,
                view -> questions.ask(view.reference(), QuestionController.Text.read(body, language)));
    }

    @PostMapping("/told")
    @Operation(
            summary = "Note that the customer has heard the new date",
            description = "What was still to be done to tell them is done with it, whoever had it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DateTold.Day.class))))
    @ApiResponse(responseCode = "200", description = "Noted; the answer as it stands now")
    @ApiResponse(
            responseCode = "409",
            ref = "Problem",
            description = "nothing-to-tell, or another-date with the date that counts by now")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    DeskAnswer told(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        return after(reference, language, view -> dateTold.told(view, DateTold.Day.read(body, language), language));
    }

    /** The answer as it stands after something was done for the case; that somebody looked at it is recorded first. */
    private DeskAnswer after(String reference, Locale language, Consumer<CaseView> deed) {
        CaseView view = cases.find(reference);
        lookups.looked(view.reference());
        deed.accept(view);
        return answers.of(cases.find(view.reference()), language);
    }
}
