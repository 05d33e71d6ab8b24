package dev.greenroom.work;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is ready for what, over HTTP, and the offers that come of it. */
@RestController
@RequestMapping("/api/presence")
@Tag(name = "Presence", description = "Who is ready for calls, and work between calls")
class PresenceController {

    private static final int LONGEST = 24 * 60;
    private static final int WORD = 40;
    private static final Duration QUEUES_SHOWN = Duration.ofHours(12);

    private final OfferAnswers answers;
    private final Presences presences;
    private final WorkOffers offers;
    private final QueueStates queues;
    private final Callers callers;
    private final Clock clock;

    PresenceController(
            OfferAnswers answers,
            Presences presences,
            WorkOffers offers,
            QueueStates queues,
            Callers callers,
            Clock clock) {
        this.answers = answers;
        this.presences = presences;
        this.offers = offers;
        this.queues = queues;
        this.callers = callers;
        this.clock = clock;
    }

    @Schema(name = "NewPresence")
    private record NewPresence(
            @Schema(allowableValues = {"available", "back-office", "on-call", "away"}) String state,
            @Nullable @Schema(description = "After so many minutes you are available again") Integer minutes) {}

    @Schema(name = "NotNow")
    private record NotNow(
            @Schema(allowableValues = {"break", "call-follow-up", "not-my-work", "other"}) String reason) {}

    /** What somebody is ready for, as their supervisor sees it. */
    @Schema(name = "PersonPresence")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String person,
            String displayName,
            @Schema(allowableValues = {"available", "back-office", "on-call", "away"}) String state,
            Instant since,
            @Nullable Instant until,
            @Nullable @Schema(description = "The only queue whose calls they take") String queue,
            @Nullable @Schema(allowableValues = {"offered", "working", "called-back"}) String offer) {}

    /** What the contact center last said of a queue. */
    @Schema(name = "QueueNow")
    record Queue(
            String queue,
            Instant at,
            int waiting,
            int longestWaitSeconds,
            int idleAgents,
            @Schema(description = "Younger than two minutes; otherwise nothing is offered") boolean fresh) {}

    /** Everybody who has said what they are ready for. */
    @Schema(name = "Presences")
    record All(List<Row> items, List<Queue> queues, Instant serverNow) {}

    @GetMapping
    @Operation(summary = "Who is ready for what, and who was offered work")
    All all() {
        Instant now = clock.instant();
        Map<String, WorkOffer> open =
                offers.open().stream().collect(Collectors.toMap(WorkOffer::person, Function.identity()));
        List<Row> rows = presences.all().stream()
                .map(each -> new Row(
                        each.person(),
                        callers.displayName(each.person()),
                        each.state().word(),
                        each.since(),
                        each.until(),
                        each.queue(),
                        word(open.get(each.person()))))
                .toList();
        List<Queue> states = queues.since(now.minus(QUEUES_SHOWN)).stream()
                .map(each -> new Queue(
                        each.queue(),
                        each.at(),
                        each.waiting(),
                        each.longestWaitSeconds(),
                        each.idleAgents(),
                        each.calls().isFresh(now)))
                .toList();
        return new All(rows, states, now);
    }

    private static @Nullable String word(@Nullable WorkOffer offer) {
        if (offer == null) {
            return null;
        }
        return offer.recalledAt() != null ? "called-back" : offer.started() ? "working" : "offered";
    }

    @GetMapping("/me")
    @Operation(
            summary = "What you are ready for, and what you are offered",
            description = "Reading it every few seconds tells that you are there; after three minutes without, you are"
                    + " away.")
    OfferAnswers.Mine mine(Locale language) {
        return answers.mine(language);
    }

    @PutMapping("/me")
    @Operation(
            summary = "Say what you are ready for",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewPresence.class))))
    @ApiResponse(responseCode = "200", description = "So it is")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    OfferAnswers.Mine say(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("state", "minutes");
        String word = read.required("state", WORD);
        Presence.State state = Presence.State.of(word).orElse(Presence.State.AWAY);
        if (!word.isEmpty() && !state.word().equals(word)) {
            read.refuse("state", Words.in(language).say("field.pattern"));
        }
        Integer minutes = read.whole("minutes", 1, LONGEST);
        read.check();
        answers.say(state, minutes == null ? null : clock.instant().plus(Duration.ofMinutes(minutes)));
        return answers.mine(language);
    }

    @PostMapping("/me/offers/{id}/accept")
    @Operation(
            summary = "Do the offered work",
            description = "The item is yours then. When calls rise you are told, and it goes back at the next save.")
    @ApiResponse(responseCode = "200", description = "It is yours")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "offer-gone or task-already-claimed")
    WorkItem accept(@PathVariable long id, Locale language) {
        return answers.accept(id, language);
    }

    @PostMapping("/me/offers/{id}/not-now")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Rather not",
            description = "You are offered nothing for five minutes, and this item not for four hours.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NotNow.class))))
    @ApiResponse(responseCode = "204", description = "Noted")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "offer-gone")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    void notNow(@PathVariable long id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("reason");
        String reason = read.required("reason", WORD);
        if (!reason.isEmpty() && !OfferAnswers.REASONS.contains(reason)) {
            read.refuse("reason", Words.in(language).say("field.pattern"));
        }
        read.check();
        answers.notNow(id, reason);
    }
}
