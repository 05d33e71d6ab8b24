package dev.greenroom.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.NewestFirst;
import dev.greenroom.security.Callers;
import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Messages to customers, over HTTP. */
@RestController
@RequestMapping("/api/notices")
@Tag(name = "Notices")
class NoticeController {

    private static final int LONGEST_REASON = 500;

    private final NoticeDesk desk;
    private final Callers callers;

    NoticeController(NoticeDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** A message that could not be sent; what it is and why it failed are in the reader's language. */
    @Schema(name = "UnsentNotice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unsent(
            long id,
            @Nullable String caseReference,
            @Nullable @Schema(description = "The colleague to whom it was to go; then there is no case")
                    String colleague,
            String process,
            String kind,
            String label,
            @Schema(description = "The way out that it was to take: mail, or a webhook by name") String channel,
            @Schema(description = "Stable word for why it was given up") String problem,
            String reason,
            int attempts,
            Instant createdAt) {}

    @Schema(name = "UnsentNotices")
    record Page(List<Unsent> items, @Nullable @Schema(description = "Where the next page begins") String next) {}

    /** A way out: what waits on it although it should have gone, and since when nobody answers there. */
    @Schema(name = "NoticeWay")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Way(
            String channel,
            long waiting,
            @Nullable Instant waitingSince,
            @Nullable Instant awaySince,
            @Nullable String reason) {}

    @Schema(name = "NoticeWays")
    record Ways(List<Way> items) {}

    @Schema(name = "NoticeDropped")
    private record DropBody(String reason) {}

    /** Whether a customer wants messages. */
    @Schema(name = "NoticeWish")
    record Wish(boolean wantsMessages) {}

    @GetMapping("/unsent")
    @Operation(summary = "Messages that could not be sent, the newest first")
    Page unsent(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        Words words = Words.in(language);
        NewestFirst<NoticeRows.Dead> found = NewestFirst.of(cursor, limit, desk::dead, NoticeRows.Dead::id);
        return new Page(found.items().stream().map(each -> of(each, words)).toList(), found.next());
    }

    private Unsent of(NoticeRows.Dead dead, Words words) {
        String problem = dead.problem();
        return new Unsent(
                dead.id(),
                reference(dead),
                colleague(dead),
                dead.process(),
                dead.kind().word(),
                words.say("notice." + dead.kind().word()),
                dead.channel(),
                problem,
                reason(problem, words),
                dead.attempts(),
                dead.createdAt());
    }

    private static @Nullable String reference(NoticeRows.Dead dead) {
        return dead.person() == null ? dead.reference() : null;
    }

    private @Nullable String colleague(NoticeRows.Dead dead) {
        String person = dead.person();
        return person == null ? null : callers.displayName(person);
    }

    private static String reason(String problem, Words words) {
        String bare = problem.replaceFirst("-\\d+$", "");
        return words.say("notice.problem." + bare, problem.replaceFirst("^.*-(\\d+)$", "$1"));
    }

    @GetMapping("/ways")
    @Operation(summary = "The ways by which messages leave the house, and what waits on each")
    Ways ways(Locale language) {
        Words words = Words.in(language);
        return new Ways(desk.ways().stream()
                .map(way -> new Way(
                        way.channel(),
                        way.waiting(),
                        way.waitingSince(),
                        way.awaySince(),
                        way.problem() == null ? null : reason(way.problem(), words)))
                .toList());
    }

    /** What became of one of them; one that is not sent again stays in the list. */
    @Schema(name = "NoticeAgain")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Again(
            long id,
            @Nullable String caseReference,
            @Nullable @Schema(description = "The colleague to whom it was to go; then there is no case")
                    String colleague,
            boolean done,
            @Nullable @Schema(description = "Why not: notice-outdated, unknown-notice") String code,
            @Nullable String detail) {}

    @Schema(name = "NoticesAgain")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AllAgain(
            int done,
            int refused,
            List<Again> items,
            @Nullable @Schema(description = "Where those begin that were not tried in this call") String next) {}

    @PostMapping("/unsent/resend")
    @Operation(
            summary = "Send again what could not be sent, each message for itself",
            description = "The newest first, from the cursor on, as many as the limit says; with next the next ones.")
    @ApiResponse(responseCode = "200", description = "What became of each message")
    AllAgain resendAll(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        Words words = Words.in(language);
        NewestFirst<NoticeDesk.Again> page = desk.again(cursor, limit);
        List<Again> items = page.items().stream().map(each -> of(each, words)).toList();
        int done = (int) items.stream().filter(Again::done).count();
        return new AllAgain(done, items.size() - done, items, page.next());
    }

    private Again of(NoticeDesk.Again each, Words words) {
        NoticeRows.Dead notice = each.notice();
        Refusal refused = each.refused();
        if (refused == null) {
            return new Again(notice.id(), reference(notice), colleague(notice), true, null, null);
        }
        String why = "notice.again." + refused.code();
        return new Again(
                notice.id(),
                reference(notice),
                colleague(notice),
                false,
                refused.code(),
                words.knows(why) ? words.say(why) : refused.getMessage());
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Send a message again that could not be sent")
    @ApiResponse(responseCode = "204", description = "It waits to be sent")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-notice: not in the list any more")
    @ApiResponse(
            responseCode = "409",
            ref = "Problem",
            description = "notice-outdated: what it says is not so any more")
    void resend(@PathVariable long id) {
        desk.again(id);
    }

    @PostMapping("/{id}/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Decide that a message is not sent",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DropBody.class))))
    @ApiResponse(responseCode = "204", description = "It is kept, and listed no more")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-notice: not in the list any more")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "The reason is missing")
    void drop(@PathVariable long id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        desk.drop(id, Body.reason(body, LONGEST_REASON, language));
    }

    @GetMapping("/customers/{customer}")
    @Operation(summary = "Whether a customer wants messages")
    Wish wish(@PathVariable String customer) {
        return new Wish(desk.wantsMessages(customer));
    }

    @PutMapping("/customers/{customer}")
    @Operation(
            summary = "Say whether a customer wants messages; who wants none is told by people",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Wish.class))))
    @ApiResponse(responseCode = "200", description = "Noted")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names the field that is missing or wrong")
    Wish wish(@PathVariable String customer, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("wantsMessages");
        boolean wants = Boolean.TRUE.equals(body.get("wantsMessages"));
        if (!(body.get("wantsMessages") instanceof Boolean)) {
            read.refuse("wantsMessages", Words.in(language).say("field.required"));
        }
        read.check();
        desk.wantsMessages(customer, wants);
        return new Wish(wants);
    }
}
