package dev.greenroom.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.greenroom.security.Callers;
import dev.greenroom.sla.calendar.BusinessCalendar;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calendars over HTTP: everybody on the staff reads them, process owners change them. */
@RestController
@RequestMapping("/api/calendars")
@Tag(name = "Calendars", description = "When the offices work, and what that means for due dates")
class CalendarController {

    private final CalendarStore store;
    private final CalendarEditor editor;
    private final ServiceLevelEditor levels;
    private final Preview moves;
    private final Calendars inForce;
    private final Callers callers;
    private final Clock clock;

    CalendarController(
            CalendarStore store,
            CalendarEditor editor,
            ServiceLevelEditor levels,
            Preview moves,
            Calendars inForce,
            Callers callers,
            Clock clock) {
        this.store = store;
        this.editor = editor;
        this.levels = levels;
        this.moves = moves;
        this.inForce = inForce;
        this.callers = callers;
        this.clock = clock;
    }

    /** One version of a calendar. */
    @Schema(name = "Calendar")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String key,
            int version,
            CalendarForm calendar,
            @Schema(description = "Whether a calendar of this key came with Greenroom") boolean shipped,
            String changedBy,
            String changedByName,
            @Schema(description = "Absent for what came with Greenroom") @Nullable Instant changedAt,
            @Nullable String note,
            @Schema(description = "Why the shipped calendar is not in force although it changed") @Nullable
                    String conflict,
            Instant serverNow) {}

    /** All calendars in force. */
    @Schema(name = "Calendars")
    record Answers(List<Answer> items) {}

    /** A change that somebody thinks about. */
    @Schema(name = "CalendarPreviewRequest")
    record PreviewRequest(
            @Nullable CalendarForm calendar,
            @Nullable List<WorkedExample.Ask> examples,
            @Schema(description = "Of which year to draw a picture") @Nullable Integer year) {}

    /** What it would mean. */
    @Schema(name = "CalendarPreview")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Previewed(
            @Schema(description = "The version in force; 0 when there is none yet") int version,
            List<WorkedExample> examples,
            MovesAnswer moves,
            @Schema(description = "When a year was named") @Nullable CalendarYear year,
            Instant serverNow) {}

    /** A change, made to the version that the caller has read. */
    @Schema(name = "CalendarChange")
    record Change(@Nullable Integer expectedVersion, @Nullable CalendarForm calendar, @Nullable String note) {}

    /** The new version in force, and the work it makes. */
    @Schema(name = "CalendarChanged")
    record Changed(Answer calendar, Recomputation recomputation) {}

    @GetMapping
    @Operation(summary = "All calendars, as they are in force")
    Answers list() {
        return new Answers(store.all().stream().map(this::answer).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One calendar, as it is in force")
    Answer one(@PathVariable String key) {
        return answer(editor.version(key));
    }

    @GetMapping("/{key}/versions")
    @Operation(summary = "Every version of a calendar, newest first")
    Answers versions(@PathVariable String key) {
        return new Answers(editor.history(key).stream().map(this::answer).toList());
    }

    @GetMapping("/{key}/years/{year}")
    @Operation(summary = "Every day of a year as the calendar in force has it")
    CalendarYear year(@PathVariable String key, @PathVariable int year, Locale language) {
        CalendarVersion version = editor.version(key);
        return CalendarYear.of(version.calendar(), CalendarForm.of(version), year, language);
    }

    @PostMapping("/{key}/preview")
    @Operation(summary = "What a change would mean: worked examples, and the open work whose due date would move")
    Previewed preview(@PathVariable String key, @RequestBody PreviewRequest body, Locale language) {
        JsonNode definition = given(body.calendar()).checked(key);
        BusinessCalendar then = CalendarForm.calendar(key, definition);
        levels.demandDueDates(then);
        return new Previewed(
                store.version(key).map(CalendarVersion::version).orElse(0),
                editor.examples(key, then, body.examples()),
                moves.of(new Proposal.OfCalendar(inForce, then), language),
                body.year() == null ? null : CalendarYear.of(then, given(body.calendar()), body.year(), language),
                clock.instant());
    }

    @PutMapping("/{key}")
    @Operation(summary = "Put a new version in force; open due dates are worked out again")
    Changed change(@PathVariable String key, @RequestBody Change body) {
        JsonNode definition = given(body.calendar()).checked(key);
        Integer expected = body.expectedVersion();
        if (expected == null) {
            throw new CalendarInvalid("expectedVersion", "version.of-calendar");
        }
        levels.demandDueDates(CalendarForm.calendar(key, definition));
        Recomputation recomputation = editor.change(
                key, definition, expected, body.note(), callers.current().name());
        return new Changed(answer(editor.version(key)), recomputation);
    }

    private static CalendarForm given(@Nullable CalendarForm form) {
        if (form == null) {
            throw new CalendarInvalid("calendar", "calendar.missing");
        }
        return form;
    }

    private Answer answer(CalendarVersion version) {
        return new Answer(
                version.key(),
                version.version(),
                CalendarForm.of(version),
                store.isShipped(version.key()),
                version.changedBy(),
                callers.displayName(version.changedBy()),
                version.changedAt().equals(Instant.EPOCH) ? null : version.changedAt(),
                version.note(),
                store.conflict(version).orElse(null),
                clock.instant());
    }
}
