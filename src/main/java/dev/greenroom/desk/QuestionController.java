package dev.greenroom.desk;

import dev.greenroom.cases.Body;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody at the desk asked of those who have the work. */
@RestController
@RequestMapping("/api/desk/questions")
@Tag(name = "Desk")
class QuestionController {

    private final Questions questions;
    private final QuestionAnswers answers;

    QuestionController(Questions questions, QuestionAnswers answers) {
        this.questions = questions;
        this.answers = answers;
    }

    /** What is asked or answered. */
    @Schema(name = "DeskText")
    record Text(@Schema(maxLength = Question.LONGEST) String text) {

        static String read(Map<String, @Nullable Object> members, Locale language) {
            Body body = Body.of(members, language).only("text");
            String text = body.required("text", Question.LONGEST);
            body.check();
            return text;
        }
    }

    @GetMapping
    @Operation(
            summary = "What you asked of those who have the work",
            description = "At most 50 that you have not put away, the latest first.")
    Question.Mine questions() {
        return answers.mine();
    }

    @PostMapping("/{id}/lines")
    @Operation(
            summary = "Go on with a question of yours",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Text.class))))
    @ApiResponse(responseCode = "200", description = "Asked; all that you asked, as it stands now")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "question-over or nobody-has-it")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Question.Mine goOn(@PathVariable long id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        questions.goOn(id, Text.read(body, language));
        return answers.mine();
    }

    @PostMapping("/{id}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Put a question of yours away", description = "Read, or no longer needed.")
    void close(@PathVariable long id) {
        questions.close(id);
    }
}
