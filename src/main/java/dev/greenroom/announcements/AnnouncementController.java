package dev.greenroom.announcements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.announcements.Announcement.Concerned;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.NewestFirst;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes that customers will feel, over HTTP. */
@RestController
@RequestMapping("/api/announcements")
@Tag(name = "Announcements")
class AnnouncementController {

    private final Announcements announcements;
    private final Points points;
    private final Versions versions;
    private final Unaware unaware;
    private final Callers callers;

    AnnouncementController(
            Announcements announcements, Points points, Versions versions, Unaware unaware, Callers callers) {
        this.announcements = announcements;
        this.points = points;
        this.versions = versions;
        this.unaware = unaware;
        this.callers = callers;
    }

    /** One announcement, who does not know it yet, and what followed it. */
    @Schema(name = "Announcement")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            long id,
            LocalDate effectiveOn,
            @Schema(
                            description = "telling: customers are being written to; live: agents see what to say",
                            allowableValues = {"telling", "live", "ended"})
                    String state,
            @Nullable String process,
            @Nullable String phase,
            @Nullable String tier,
            @Nullable @Schema(description = "Of the process's model") Integer version,
            List<String> customers,
            String subject,
            String text,
            String point,
            String publishedBy,
            Instant publishedAt,
            @Schema(description = "Whether messages about it are leaving now, not only in the morning")
                    boolean onItsWay,
            @Schema(description = "Customers who were written to, each once") int written,
            @Schema(description = "Customers whom no message reaches; a person is asked to tell them") int unreached,
            @Schema(
                            description =
                                    "Who has not acknowledged it: the front office, and whoever has or looked at a case concerned")
                    List<String> unaware,
            @Schema(description = "False as long as the house knows nobody of the front office") boolean agentsKnown,
            @Schema(description = "How many contacts followed it, by cause") Map<String, Long> contacts) {}

    @Schema(name = "Announcements")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Answer> items, @Nullable @Schema(description = "Where the next page begins") String next) {}

    @Schema(name = "AnnouncementTexts")
    private record TextsBody(String en, String de) {}

    @Schema(name = "AnnouncementConcerned")
    private record ConcernedBody(
            @Nullable String process,
            @Nullable String phase,
            @Nullable String tier,
            @Nullable @Schema(description = "Of the process's model; with process") Integer version,
            @Nullable List<String> customers) {}

    /** A version in which cases are open. */
    @Schema(name = "AnnouncementVersion")
    record OpenVersion(int version, long cases) {}

    @Schema(name = "AnnouncementVersions")
    record OpenVersions(List<OpenVersion> items) {}

    @Schema(name = "NewAnnouncement")
    private record NewBody(
            LocalDate effectiveOn, ConcernedBody concerned, TextsBody subject, TextsBody text, TextsBody point) {}

    /** How many it would concern. */
    @Schema(name = "AnnouncementCount")
    record Count(long cases, long customers) {}

    /** What to say to a customer. */
    @Schema(name = "TalkingPoint")
    record Point(long announcement, String subject, String point, LocalDate effectiveOn) {}

    @Schema(name = "TalkingPoints")
    record TalkingPoints(List<Point> items) {}

    @Schema(name = "TalkingPointsOfCase")
    record PointsOfCase(String reference, List<Point> points) {}

    @Schema(name = "TalkingPointsOfCases")
    record PointsOfCases(List<PointsOfCase> items) {}

    @GetMapping
    @Operation(summary = "Announcements, the newest first: who was told, who does not know what to say, what followed")
    Page list(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        NewestFirst<Announcement> found = NewestFirst.of(cursor, limit, announcements::list, Announcement::id);
        return new Page(answers(found.items(), language), found.next());
    }

    @GetMapping("/versions")
    @Operation(summary = "The versions of a process's model in which cases are open, the newest first")
    OpenVersions versions(@RequestParam String process) {
        return new OpenVersions(announcements.versions(process).stream()
                .map(each -> new OpenVersion(each.version().number(), each.cases()))
                .toList());
    }

    @PostMapping("/count")
    @Operation(
            summary = "How many open cases and customers a change would concern",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ConcernedBody.class))))
    @ApiResponse(responseCode = "200", description = "Counted now")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Count count(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language);
        Concerned who = NewAnnouncement.concerned(read, body, versions, language);
        read.check();
        AnnouncementRows.Count count = announcements.count(who);
        return new Count(count.cases(), count.customers());
    }

    @PostMapping
    @Operation(
            summary = "Announce a change: customers are written to first, then agents see what to say",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewBody.class))))
    @ApiResponse(responseCode = "201", description = "Published; customers are being written to")
    @ApiResponse(responseCode = "200", description = "The same key had published it before")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "idempotency-key-reused")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    ResponseEntity<Answer> publish(
            @Parameter(required = true, description = "Your own name for this announcement, up to 255 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        Announcements.Published published = announcements.publish(key, NewAnnouncement.read(body, versions, language));
        return ResponseEntity.status(published.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(answer(published.announcement(), language));
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "End an announcement: nobody has to say it any more")
    @ApiResponse(responseCode = "200", description = "Over")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-announcement")
    Answer end(@PathVariable long id, Locale language) {
        return answer(announcements.end(id), language);
    }

    @GetMapping("/cases/{reference}")
    @Operation(summary = "What to say to the customer of a case, as far as the caller has not acknowledged it")
    @ApiResponse(responseCode = "200", description = "The oldest first")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-case")
    TalkingPoints toSay(@PathVariable String reference, Locale language) {
        return new TalkingPoints(points(announcements.toSay(reference), language));
    }

    @GetMapping("/cases")
    @Operation(
            summary = "What to say to the customers of several cases, as far as the caller has not acknowledged it",
            description =
                    "Cases of which there is nothing to say are left out, and so are those that the caller may not see.")
    @ApiResponse(responseCode = "200", description = "By reference")
    @ApiResponse(responseCode = "400", ref = "Problem", description = "bad-parameter: more cases than a page has")
    PointsOfCases toSayOfCases(
            @RequestParam("case") @Parameter(description = "References, 200 at most") List<String> cases,
            Locale language) {
        if (cases.size() > Paging.MAX_LIMIT) {
            throw new ListRefused("case", "names more than " + Paging.MAX_LIMIT + " cases");
        }
        return new PointsOfCases(announcements.toSay(cases).entrySet().stream()
                .map(each -> new PointsOfCase(each.getKey(), points(each.getValue(), language)))
                .toList());
    }

    private static List<Point> points(List<Announcement> said, Locale language) {
        String spoken = Words.speak(language).getLanguage();
        return said.stream()
                .map(each -> new Point(
                        each.id(), each.subject().in(spoken), each.point().in(spoken), each.effectiveOn()))
                .toList();
    }

    @PostMapping("/{id}/acknowledge")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that the caller knows what to say")
    @ApiResponse(responseCode = "204", description = "It is not shown to the caller again")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-announcement")
    void acknowledge(@PathVariable long id) {
        announcements.acknowledge(id);
    }

    private Answer answer(Announcement each, Locale language) {
        return answers(List.of(each), language).get(0);
    }

    /** The same few queries for however many; who does not know it is asked only while there is something to know. */
    private List<Answer> answers(List<Announcement> some, Locale language) {
        String spoken = Words.speak(language).getLanguage();
        Map<Long, Map<String, Long>> contacts =
                points.contacts(some.stream().map(Announcement::id).toList());
        Unaware.Names names = unaware.of(some.stream()
                .filter(each -> each.toldAt() != null && each.endedAt() == null)
                .toList());
        return some.stream()
                .map(each -> answer(each, spoken, names, contacts.getOrDefault(each.id(), Map.of())))
                .toList();
    }

    private Answer answer(Announcement each, String spoken, Unaware.Names names, Map<String, Long> contacts) {
        Announcement.Version version = each.concerned().version();
        return new Answer(
                each.id(),
                each.effectiveOn(),
                each.endedAt() != null ? "ended" : each.toldAt() != null ? "live" : "telling",
                each.concerned().process(),
                each.concerned().phase(),
                each.concerned().tier(),
                version == null ? null : version.number(),
                each.concerned().customers(),
                each.subject().in(spoken),
                each.text().in(spoken),
                each.point().in(spoken),
                callers.displayName(each.publishedBy()),
                each.publishedAt(),
                announcements.isOnItsWay(each),
                each.written(),
                each.unreached(),
                names.of(each.id()),
                names.isAnybodyKnown(),
                contacts);
    }
}
