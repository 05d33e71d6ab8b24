package dev.greenroom.cases;

import dev.greenroom.cases.NewCase.NewCustomer;
import dev.greenroom.readmodel.CaseQuery;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.readmodel.PositionView;
import dev.greenroom.readmodel.SlaState;
import dev.greenroom.shared.LookAgain;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases over HTTP. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases", description = "Start cases, ask where they are, send them messages, withdraw them")
class CaseController {

    private final Cases cases;
    private final ClosedCases closed;
    private final Messages messages;
    private final CaseAnswers answers;
    private final TimelineAnswers timelines;
    private final CaseViews views;
    private final ApplicationEventPublisher shown;

    CaseController(
            Cases cases,
            ClosedCases closed,
            Messages messages,
            CaseAnswers answers,
            TimelineAnswers timelines,
            CaseViews views,
            ApplicationEventPublisher shown) {
        this.cases = cases;
        this.closed = closed;
        this.messages = messages;
        this.answers = answers;
        this.timelines = timelines;
        this.views = views;
        this.shown = shown;
    }

    @Schema(name = "MessageVariables")
    private record MessageBody(Map<String, Object> variables) {}

    @Schema(name = "Withdrawal")
    private record WithdrawBody(String reason) {}

    @Schema(name = "NewCase")
    private record NewCaseBody(
            String process,
            NewCustomer customer,
            @Nullable
                    @Schema(
                            description =
                                    "Through which the customer came, such as phone; internal is kept for the service's own work")
                    String channel,
            @Nullable Integer priority,
            @Schema(description = "What the process's start form asks for") Map<String, Object> variables) {}

    @PostMapping
    @Operation(
            summary = "Start a case",
            description = "One key of a caller starts one case: the same key and body answer 200 with that case.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewCaseBody.class))))
    @ApiResponse(responseCode = "201", description = "Started")
    @ApiResponse(responseCode = "200", description = "The same key had started it before")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "idempotency-key-reused")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    ResponseEntity<CaseAnswer> start(
            @Parameter(required = true, description = "Your own name for this start, up to 255 characters")
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        Cases.Start start = cases.start(key, NewCaseReader.read(body, language), language);
        CaseAnswer answer = answers.answer(cases.find(start.reference().value()), language);
        URI location = URI.create("/api/cases/" + answer.reference());
        return start.isNew()
                ? ResponseEntity.created(location).body(answer)
                : ResponseEntity.ok().location(location).body(answer);
    }

    @GetMapping("/{reference}")
    @Operation(
            summary = "Where a case is",
            description =
                    "Spaces, case and hyphens of the reference do not matter. Each look is recorded." + LookAgain.SAID)
    CaseAnswer get(@PathVariable String reference, Locale language) {
        return answers.answer(looked(cases.find(reference)), language);
    }

    @GetMapping
    @Operation(
            summary = "List cases, newest first",
            description =
                    "A list that is narrowed by words or to a customer is recorded, with the cases that it showed."
                            + LookAgain.SAID)
    CaseAnswer.Rows list(@ParameterObject Wanted wanted, Locale language) {
        CaseAnswer.Rows rows = answers.rows(wanted.query(), Paging.of(wanted.limit(), wanted.cursor()), language);
        if (wanted.isForSomebody()) {
            shown.publishEvent(new CaseShown(
                    CaseShown.How.LIST,
                    rows.items().stream().map(CaseAnswer.Row::reference).toList()));
        }
        return rows;
    }

    /** That a case is looked at, for whoever writes it down. */
    private CaseView looked(CaseView view) {
        shown.publishEvent(new CaseShown(view.reference()));
        return view;
    }

    /** Which cases, in which order, which page. */
    record Wanted(
            @Nullable String process,
            @Nullable @Schema(allowableValues = {"open", "closed"}) String state,
            @Nullable String customer,
            @Nullable String phase,
            @Nullable @Schema(allowableValues = {"on-track", "at-risk", "late", "paused", "met", "none"}) String sla,
            @Nullable @Schema(description = "Words of the reference, the customer's name or id") String q,
            @Nullable @Schema(description = "true: only cases in which something does not go on by itself")
                    Boolean stuck,
            @Nullable @Schema(allowableValues = {"opened", "sla"}) String sort,
            @Nullable String cursor,
            @Nullable Integer limit) {

        boolean isForSomebody() {
            return customer != null || (q != null && !q.isBlank());
        }

        CaseQuery query() {
            return CaseQuery.all()
                    .inProcess(process)
                    .inState(CaseController.state(state))
                    .ofCustomer(customer)
                    .inPhase(phase)
                    .withSla(sla == null ? null : SlaState.of(sla))
                    .matching(q)
                    .stuck(stuck)
                    .sortedBy(sort == null ? CaseQuery.Sort.OPENED : CaseQuery.Sort.of(sort));
        }
    }

    private static CaseView.@Nullable State state(@Nullable String key) {
        if (key == null) {
            return null;
        }
        return switch (key) {
            case "open" -> CaseView.State.OPEN;
            case "closed" -> CaseView.State.CLOSED;
            default -> throw new ListRefused("state", "must be one of open, closed");
        };
    }

    @GetMapping("/{reference}/timeline")
    @Operation(
            summary = "A case's story in plain words, newest first",
            description = "Each look from its beginning is recorded." + LookAgain.SAID)
    TimelineAnswers.Items timeline(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        CaseView view = cases.find(reference);
        return timelines.of(cursor == null ? looked(view) : view, Paging.of(limit, cursor), language);
    }

    @GetMapping("/{reference}/position")
    @Operation(summary = "Where a case stands in the diagram of its process")
    PositionView position(@PathVariable String reference) {
        return views.position(cases.find(reference).reference()).orElseThrow(UnknownCase::new);
    }

    @PostMapping("/{reference}/messages/{name}")
    @Operation(
            summary = "Send a case a message",
            description = "Kept until the case waits for it; a repeat of the Message-Id is applied once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = MessageBody.class))))
    @ApiResponse(responseCode = "202", description = "Taken")
    @ApiResponse(
            responseCode = "404",
            ref = "Problem",
            description = "Unknown case, or a message its process does not know")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The case is closed")
    ResponseEntity<MessageTaken> message(
            @PathVariable String reference,
            @PathVariable String name,
            @Parameter(required = true, description = "Your own name for this message, up to 200 characters")
                    @RequestHeader(name = "Message-Id", required = false)
                    @Nullable
                    String messageId,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            Locale language) {
        Body read = Body.of(body == null ? Map.of() : body, language).only("variables");
        Map<String, @Nullable Object> variables = read.map("variables");
        read.check();
        Messages.Taken taken = messages.send(reference, name, messageId, variables, language);
        return ResponseEntity.accepted().body(MessageTaken.of(taken));
    }

    /** What became of a message so far. */
    @Schema(name = "MessageTaken")
    record MessageTaken(
            String messageId, String reference, @Schema(allowableValues = {"applied", "kept", "unused"}) String state) {

        static MessageTaken of(Messages.Taken taken) {
            return new MessageTaken(
                    taken.messageId(),
                    taken.reference().value(),
                    taken.state().name().toLowerCase(Locale.ROOT));
        }
    }

    @PostMapping("/{reference}/reopen")
    @Operation(
            summary = "Open a closed case again",
            description = "It goes on under the same reference with what it knew, at the step its process names.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Reopening.class))))
    @ApiResponse(responseCode = "200", description = "Open again")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "case-still-open, or cannot-reopen")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    CaseAnswer reopen(
            @PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        closed.reopen(reference, Reopening.read(body, language));
        return answers.answer(cases.find(reference), language);
    }

    @PostMapping("/{reference}/withdraw")
    @Operation(
            summary = "Withdraw a case",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WithdrawBody.class))))
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The case is closed already")
    CaseAnswer withdraw(
            @PathVariable String reference, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        messages.withdraw(reference, Body.reason(body, 500, language), language);
        return answers.answer(cases.find(reference), language);
    }
}
