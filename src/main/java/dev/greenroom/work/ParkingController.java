package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Putting work aside over HTTP. */
@RestController
@RequestMapping("/api/work")
@Tag(name = "Work")
class ParkingController {

    static final int LONGEST_REASON = 500;
    private static final int LONGEST_YEARS = 1;

    private final Parking parking;
    private final WorkAnswers answers;
    private final Clock clock;

    ParkingController(Parking parking, WorkAnswers answers, Clock clock) {
        this.parking = parking;
        this.answers = answers;
        this.clock = clock;
    }

    @Schema(name = "Park")
    private record ParkBody(
            String reason,
            @Nullable
                    @Schema(
                            description = "When it comes back by itself, within a year",
                            example = "2026-03-04T08:00:00+01:00")
                    OffsetDateTime until) {}

    @PostMapping("/{id}/park")
    @Operation(
            summary = "Put a work item aside",
            description =
                    "Claims an unclaimed item first. No clock stops; what is at risk or late comes back by itself.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ParkBody.class))))
    @ApiResponse(responseCode = "200", description = "It is yours, and put aside")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    WorkItem park(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("reason", "until");
        String reason = read.required("reason", LONGEST_REASON);
        OffsetDateTime until = until(read, language, clock);
        read.check();
        parking.park(id, reason, until);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/unpark")
    @Operation(summary = "Take up a work item again that was put aside")
    @ApiResponse(responseCode = "200", description = "It is work again")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    WorkItem unpark(@PathVariable String id, Locale language) {
        parking.unpark(id);
        return answers.after(id, language);
    }

    /** When it is to come back; a time in the past, or further off than a year, is noted as wrong. */
    static @Nullable OffsetDateTime until(Body read, Locale language, Clock clock) {
        Words words = Words.in(language);
        String text = read.optional("until", 40, null);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime until = OffsetDateTime.parse(text);
            OffsetDateTime now = clock.instant().atOffset(until.getOffset());
            if (!until.isAfter(now)) {
                read.refuse("until", words.say("park.past"));
            } else if (until.isAfter(now.plusYears(LONGEST_YEARS))) {
                read.refuse("until", words.say("park.far"));
            }
            return until;
        } catch (DateTimeParseException e) {
            read.refuse("until", words.say("field.date-time"));
            return null;
        }
    }
}
