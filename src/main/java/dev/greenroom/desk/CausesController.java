package dev.greenroom.desk;

import dev.greenroom.readmodel.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers ask about, what that costs, and how much of all that they ask it is. */
@RestController
@RequestMapping("/api/desk")
@Tag(name = "Desk")
class CausesController {

    private final CausesRanking ranking;
    private final CausesFigures figures;
    private final ContactSettings settings;
    private final DeskRights rights;
    private final Clock clock;

    CausesController(
            CausesRanking ranking, CausesFigures figures, ContactSettings settings, DeskRights rights, Clock clock) {
        this.ranking = ranking;
        this.figures = figures;
        this.settings = settings;
        this.rights = rights;
        this.clock = clock;
    }

    /** Which of the contacts that were counted. */
    record Chosen(
            @Nullable String process,
            @Nullable @Schema(description = "\"-\": the case was closed or between steps") String step,
            @Nullable @Schema(allowableValues = {"status-check", "delay", "error", "missing-document", "other"})
                    String cause,
            @Nullable Boolean repeated) {}

    @GetMapping("/causes")
    @Operation(
            summary = "Which processes and steps make customers ask, and what that costs",
            description =
                    "Whole weeks. A contact counts for the step where its case was then. The share of contacts about"
                            + " cases is measured for each week whose total somebody has said (PUT /api/desk/contact-volumes).")
    ContactCauses causes(@ParameterObject CausesPeriod.Wanted wanted, Locale language) {
        rights.mayWeigh();
        return ranking.of(CausesPeriod.of(wanted, clock.instant()), language);
    }

    @GetMapping("/contacts")
    @Operation(
            summary = "Exactly the contacts that a row of the causes counts, newest first",
            description = "Without the notes that were made of them.")
    ContactCauses.Lines contacts(
            @ParameterObject CausesPeriod.Wanted wanted,
            @ParameterObject Chosen chosen,
            @Parameter(description = "From the page before") @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        rights.mayWeigh();
        CausesPeriod period = CausesPeriod.of(wanted, clock.instant());
        CausesFigures.Filter filter =
                new CausesFigures.Filter(chosen.process(), chosen.step(), chosen.cause(), chosen.repeated());
        int most = Paging.of(limit, null).limit();
        List<CausesFigures.Line> found = figures.list(period, filter, cursor, most + 1);
        List<CausesFigures.Line> shown = found.size() > most ? found.subList(0, most) : found;
        return new ContactCauses.Lines(
                shown.stream().map(line -> ranking.line(line, language)).toList(),
                found.size() > most ? shown.get(most - 1).cursor() : null,
                figures.count(period, filter));
    }

    @PutMapping("/contact-cost")
    @Operation(
            summary = "Say what a contact costs on average",
            description = "What was said before stays written down.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ContactCost.Said.class))))
    @ApiResponse(responseCode = "200", description = "What counts now")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    ContactCost setContactCost(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        String by = rights.maySetTheCost().name();
        settings.cost(ContactCost.Said.read(body, language), by);
        return settings.cost().orElseThrow();
    }

    @PutMapping("/contact-volumes")
    @Operation(
            summary = "Say how many contacts the contact center had in a week, about whatever",
            description = "The last word on a week counts. For supervisors, process owners and machines with the topic"
                    + " contact-center.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ContactVolume.Said.class))))
    @ApiResponse(responseCode = "200", description = "What is known of the week now")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    ContactVolume.Said setContactVolume(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        String by = rights.mayCountContacts().name();
        ContactVolume volume = ContactVolume.read(body, clock.instant(), language);
        settings.volume(volume, by);
        return new ContactVolume.Said(ContactVolume.week(volume.monday()), volume.total());
    }
}
