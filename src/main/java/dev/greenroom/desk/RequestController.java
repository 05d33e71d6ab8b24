package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.security.Callers;
import dev.greenroom.work.WorkRights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the desk asks of a work item's case, for who has the item. */
@RestController
@RequestMapping("/api/work/{id}")
@Tag(name = "Desk")
class RequestController {

    private final Nudges nudges;
    private final Questions questions;
    private final Addressee addressee;
    private final QuestionAnswers answers;
    private final WorkRights rights;
    private final Callers callers;
    private final Clock clock;

    RequestController(
            Nudges nudges,
            Questions questions,
            Addressee addressee,
            QuestionAnswers answers,
            WorkRights rights,
            Callers callers,
            Clock clock) {
        this.nudges = nudges;
        this.questions = questions;
        this.addressee = addressee;
        this.answers = answers;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
    }

    /** That somebody asks to hurry. */
    @Schema(name = "WorkNudge")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            Instant at,
            String by,
            @Schema(allowableValues = {"customer-waits", "promise-near", "hardship", "repeated"}) String reason,
            @Nullable String note) {}

    /** What the desk waits for. */
    @Schema(name = "WorkRequests")
    record Requests(
            @Schema(description = "To which nobody has reacted") List<Asked> nudges,
            List<Question.Shown> questions,
            Instant serverNow) {}

    @Schema(name = "NudgeReaction")
    private record Reaction(@Nullable @Schema(maxLength = Nudge.LONGEST) String text) {}

    @GetMapping("/requests")
    @Operation(summary = "What the desk asks of the item's case")
    Requests requests(@PathVariable String id) {
        return requests(rights.seen(id));
    }

    private Requests requests(TaskView item) {
        Optional<CaseView> asked = addressee.asked(item);
        return new Requests(
                asked.map(nudges::open).orElse(List.of()).stream()
                        .map(each ->
                                new Asked(each.at(), callers.displayName(each.person()), each.reason(), each.note()))
                        .toList(),
                asked.map(view -> answers.of(view.reference())).orElse(List.of()),
                clock.instant());
    }

    @PostMapping("/nudges/answer")
    @Operation(
            summary = "Say that you are on it",
            description = "Answers everybody who asked to hurry this case.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Reaction.class))))
    @ApiResponse(responseCode = "200", description = "Said")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Requests answerNudges(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("text");
        String text = read.optional("text", Nudge.LONGEST, null);
        read.check();
        TaskView item = rights.seen(id);
        nudges.answer(item, rights.mayAnswer(item), text);
        return requests(item);
    }

    @PostMapping("/questions/{question}/answer")
    @Operation(
            summary = "Answer a question of the desk",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = QuestionController.Text.class))))
    @ApiResponse(responseCode = "200", description = "Answered; whoever asked sees it at once")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "question-over")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Requests answerQuestion(
            @PathVariable String id,
            @PathVariable long question,
            @RequestBody Map<String, @Nullable Object> body,
            Locale language) {
        String text = QuestionController.Text.read(body, language);
        TaskView item = rights.seen(id);
        questions.answer(item, question, rights.mayAnswer(item), text);
        return requests(item);
    }
}
