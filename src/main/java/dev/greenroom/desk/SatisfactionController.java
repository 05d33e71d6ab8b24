package dev.greenroom.desk;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.security.Callers;
import dev.greenroom.shared.LookAgain;
import dev.greenroom.statuspage.Opinion;
import dev.greenroom.statuspage.Opinions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How content customers were with their closed cases: noted on the phone, and counted. */
@RestController
@Tag(name = "Desk")
class SatisfactionController {

    private static final int LONGEST_WORDS = 1000;
    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 90;

    private final CasesAloud cases;
    private final CaseRights rights;
    private final Opinions opinions;
    private final Callers callers;
    private final Lookups lookups;
    private final Clock clock;

    SatisfactionController(
            CasesAloud cases, CaseRights rights, Opinions opinions, Callers callers, Lookups lookups, Clock clock) {
        this.cases = cases;
        this.rights = rights;
        this.opinions = opinions;
        this.callers = callers;
        this.lookups = lookups;
        this.clock = clock;
    }

    /** What a customer said on the phone; what is absent stays as it was said before. */
    @Schema(name = "NewSatisfaction")
    record Said(
            @Nullable @Schema(minimum = "1", maximum = "5") Integer score,
            @Nullable @Schema(allowableValues = {"slow", "unclear", "decision", "mistake", "not-reached", "other"})
                    String cause,
            @Nullable @Schema(maxLength = LONGEST_WORDS) String words,
            @Nullable @Schema(description = "Scores of stages, by their id") Map<String, Integer> phases) {}

    @GetMapping("/api/desk/cases/{reference}/satisfaction")
    @Operation(
            summary = "How content the customer was with this case",
            description =
                    "Of a case that was reopened, what they said before, until they say something new. Each look is"
                            + " recorded." + LookAgain.SAID)
    @ApiResponse(responseCode = "204", description = "They have not said so")
    ResponseEntity<Opinion> satisfaction(@PathVariable String reference) {
        rights.mayAct("see what customers thought");
        CaseView view = cases.find(reference);
        lookups.looked(view.reference());
        return opinions.lastOf(view)
                .map(said -> said.naming(callers::displayName))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/api/desk/cases/{reference}/satisfaction")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Note how content the customer was with a closed case",
            description =
                    "Once for each closing of a case, within two weeks of it. 1 or 2 begins work for the team that can act.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Said.class))))
    @ApiResponse(responseCode = "201", description = "Noted")
    @ApiResponse(
            responseCode = "409",
            ref = "Problem",
            description = "case-still-open, satisfaction-settled, satisfaction-no-score or internal-case")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Opinion note(@PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        CaseView view = cases.find(reference);
        String person = rights.mayAct("note what customers thought").name();
        lookups.looked(view.reference());
        Body read = Body.of(body, language).only("score", "cause", "words", "phases");
        Integer score = read.whole("score", 1, 5);
        String cause = read.optional("cause", 50, null);
        if (cause != null && !Opinion.CAUSES.contains(cause)) {
            read.refuse("cause", Words.in(language).say("field.choice", String.join(", ", Opinion.CAUSES)));
        }
        String words = read.optional("words", LONGEST_WORDS, null);
        Map<String, Integer> phases = phases(read, view, language);
        read.check();
        opinions.give(view.reference(), new Opinion.Said(score, cause, words, phases, "phone", person));
        return opinions.of(view).orElseThrow().naming(callers::displayName);
    }

    @DeleteMapping("/api/desk/cases/{reference}/satisfaction/words")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take away what the customer wrote about this case",
            description = "The score stays, and the story says who did so. It may be done at any time.")
    void forgetWords(@PathVariable String reference) {
        String person = rights.mayAct("take away what customers wrote").name();
        CaseView view = cases.find(reference);
        lookups.looked(view.reference());
        opinions.forgetWords(view.reference(), person);
    }

    private Map<String, Integer> phases(Body read, CaseView view, Locale language) {
        Map<String, Integer> scores = new LinkedHashMap<>();
        List<String> known = cases.tell(view, language).told().phases().stream()
                .map(phase -> phase.id())
                .toList();
        read.map("phases").forEach((phase, score) -> {
            if (known.contains(phase) && score instanceof Integer number && number >= 1 && number <= 5) {
                scores.put(phase, number);
            } else {
                read.refuse(
                        "phases." + phase,
                        known.contains(phase)
                                ? Words.in(language).say("body.whole", 1, 5)
                                : Words.in(language).say("body.unknown"));
            }
        });
        return scores;
    }

    /** Of one process as a whole, or of one of its stages. */
    @Schema(name = "SatisfactionOf")
    record Of(
            String process,
            @Nullable @Schema(description = "Absent: the whole case") String phase,
            long count,
            @Schema(description = "From 1 to 5") double average,
            @Schema(description = "How many gave 1 or 2") long low,
            @Schema(description = "How many gave 1, 2, 3, 4 and 5") List<Long> scores,
            Map<String, Long> causes) {

        static Of of(Opinions.Summary summary) {
            List<Long> scores = IntStream.rangeClosed(1, 5)
                    .mapToObj(score -> summary.scores().getOrDefault(score, 0L))
                    .toList();
            long count = scores.stream().mapToLong(Long::longValue).sum();
            long sum = IntStream.rangeClosed(1, 5)
                    .mapToLong(score -> score * scores.get(score - 1))
                    .sum();
            return new Of(
                    summary.process(),
                    summary.phase().isEmpty() ? null : summary.phase(),
                    count,
                    Math.round(sum * 100.0 / count) / 100.0,
                    scores.get(0) + scores.get(1),
                    scores,
                    summary.causes());
        }
    }

    @Schema(name = "SatisfactionReport")
    record Report(LocalDate from, LocalDate to, List<Of> items) {}

    @GetMapping("/api/reports/satisfaction")
    @Operation(summary = "How content customers were, by process and by stage")
    Report report(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String process) {
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS) : from;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > MOST_DAYS) {
            throw new ListRefused("from", "must be at most " + MOST_DAYS + " days before to");
        }
        return new Report(
                first,
                last,
                opinions
                        .summaries(
                                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                                process)
                        .stream()
                        .map(Of::of)
                        .toList());
    }
}
