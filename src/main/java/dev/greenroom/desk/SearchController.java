package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.ToldCases;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.ListRefused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One box for everything that a caller may say first. */
@RestController
@Tag(name = "Desk", description = "Find a caller's case and say where it is")
class SearchController {

    private final Search search;
    private final CaseRights rights;
    private final ToldCases told;
    private final Lookups lookups;
    private final Clock clock;

    SearchController(Search search, CaseRights rights, ToldCases told, Lookups lookups, Clock clock) {
        this.search = search;
        this.rights = rights;
        this.told = told;
        this.lookups = lookups;
        this.clock = clock;
    }

    /** What a search found. */
    @Schema(name = "DeskSearch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable
                    @Schema(
                            description = "As what the text was read; absent when nothing was found",
                            allowableValues = {"reference", "mail", "phone", "number", "name"})
                    String readAs,
            @Schema(description = "At most 12, open ones first, then the newest") List<DeskRow> results,
            @Schema(description = "What a reference may have meant that is not quite right; never opened by itself")
                    List<DeskRow> suggestions,
            long tookMillis,
            Instant serverNow) {}

    @GetMapping("/api/desk/search")
    @Operation(
            summary = "Find a caller's cases",
            description = "By reference, name, mail address, phone number, postcode, customer, policy or order number,"
                    + " in any spelling; names with slips too. Each search is recorded: as what it was read and"
                    + " which cases it showed, or that it showed none; never what was typed.")
    Answer search(
            @Parameter(description = "What the caller said") @RequestParam(name = "q") String text, Locale language) {
        if (text.indexOf('\0') >= 0) {
            throw new ListRefused("q", "must be a text");
        }
        if (text.length() > Asked.LONGEST) {
            throw new ListRefused("q", "must have at most " + Asked.LONGEST + " characters");
        }
        long began = System.nanoTime();
        Search.Found found = search.find(text, rights.sight());
        List<DeskRow> results = rows(found.cases(), language);
        List<DeskRow> suggestions = rows(found.maybe(), language);
        if (!text.isBlank()) {
            lookups.searched(
                    key(results.isEmpty() ? Search.likely(text) : found.by()),
                    Stream.concat(results.stream(), suggestions.stream())
                            .map(DeskRow::reference)
                            .toList());
        }
        return new Answer(
                results.isEmpty() ? null : key(found.by()),
                results,
                suggestions,
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                clock.instant());
    }

    private static String key(Search.By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private List<DeskRow> rows(List<CaseView> views, Locale language) {
        return told.tell(views, language).stream().map(DeskRow::of).toList();
    }
}
