package dev.greenroom.intake;

import dev.greenroom.cases.Cases;
import dev.greenroom.cases.NewCase.NewCustomer;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work that has no process of its own, over HTTP: its types, one item, a table of many. */
@RestController
@RequestMapping("/api/intake")
@Tag(name = "Intake", description = "Hand in work that has no process of its own")
class IntakeController {

    private final Intake intake;
    private final CsvIntake csv;

    IntakeController(Intake intake, CsvIntake csv) {
        this.intake = intake;
        this.csv = csv;
    }

    /** A type of work, in the reader's language. */
    @Schema(name = "WorkType")
    record Type(String key, String label, String group, String groupLabel, int priority) {}

    @Schema(name = "WorkTypes")
    record Types(List<Type> items) {}

    @Schema(name = "NewWorkItem")
    private record NewWorkBody(
            String type,
            String subject,
            @Nullable String description,
            NewCustomer customer,
            @Nullable
                    @Schema(
                            description =
                                    "Through which the customer came, such as phone; internal is kept for the service's own work")
                    String channel,
            @Nullable Integer priority) {}

    /** What the work became. */
    @Schema(name = "WorkTaken")
    record Taken(
            String reference, @Schema(description = "False: the same key had handed it in before") boolean isNew) {}

    @GetMapping("/types")
    @Operation(summary = "The types of work that the table of types names")
    Types types(Locale asked) {
        Words words = Words.in(asked);
        String language = Words.speak(asked).getLanguage();
        return new Types(intake.types().stream()
                .map(type -> new Type(
                        type.key(),
                        type.label(language),
                        type.group(),
                        words.group(type.group()).orElse(type.group().replace('-', ' ')),
                        type.priority()))
                .toList());
    }

    @PostMapping("/items")
    @Operation(
            summary = "Hand in one piece of work",
            description = "One key of a caller hands in one item: the same key and body answer 200 with that one.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewWorkBody.class))))
    @ApiResponse(responseCode = "201", description = "Taken")
    @ApiResponse(responseCode = "200", description = "The same key had handed it in before")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "idempotency-key-reused")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    ResponseEntity<Taken> item(
            @Parameter(required = true, description = "Your own name for this item, up to 255 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        Cases.Start start = intake.start(key, NewWork.read(body, language), language);
        Taken taken = new Taken(start.reference().value(), start.isNew());
        URI location = URI.create("/api/cases/" + taken.reference());
        return start.isNew()
                ? ResponseEntity.created(location).body(taken)
                : ResponseEntity.ok().location(location).body(taken);
    }

    @PostMapping(
            path = "/table",
            consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Hand in a table of work, one line each",
            description =
                    "Comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252; up to 10,000 lines and 10 MB. Each line is"
                            + " taken or refused by itself, and answered as soon as it is. The same line is taken once, also when"
                            + " the file comes again.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "200",
            description = "The result of each line, and how many there are of each",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CsvIntake.Result.class)))
    @ApiResponse(responseCode = "422", ref = "Problem", description = "The file as a whole cannot be read; says why")
    void table(
            @Parameter(description = "true: say what would become of each line, and take none")
                    @RequestParam(defaultValue = "false")
                    boolean dryRun,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        CsvIntake.Table table = csv.table(request.getInputStream(), language);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        csv.take(table, dryRun, language, response.getOutputStream());
    }
}
