package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work items over HTTP. */
@RestController
@RequestMapping("/api/work")
@Tag(name = "Work", description = "What is to be done, by whom, until when")
class WorkController {

    private final WorkQueue queue;
    private final WorkAnswers answers;

    WorkController(WorkQueue queue, WorkAnswers answers) {
        this.queue = queue;
        this.answers = answers;
    }

    @Schema(name = "Answers")
    private record CompleteBody(Map<String, Object> data) {}

    @Schema(name = "Assignment")
    private record AssignBody(String user) {}

    @Schema(name = "NewPriority")
    private record PriorityBody(int priority, @Nullable String reason) {}

    @GetMapping
    @Operation(
            summary = "List work items",
            description = "Any parameter field.<name> filters by a case variable of that value, if lists show it.")
    WorkItem.Rows list(
            @ParameterObject ListWanted wanted,
            @Parameter(hidden = true) @RequestParam Map<String, String> all,
            Locale language) {
        return answers.list(wanted.query(all), wanted.paging(), language);
    }

    @GetMapping("/counts")
    @Operation(summary = "How many items each view has")
    WorkItem.Counts counts() {
        return answers.counts();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One work item with its form")
    WorkItem.WithForm get(@PathVariable String id, Locale language) {
        return answers.one(id, language);
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Take a work item")
    @ApiResponse(responseCode = "200", description = "It is yours")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    WorkItem claim(@PathVariable String id, Locale language) {
        queue.claim(id);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Put a work item back for its groups")
    WorkItem release(@PathVariable String id, Locale language) {
        queue.release(id);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/complete")
    @Operation(
            summary = "Hand in a work item's answers",
            description = "Claims an unclaimed item first. Only the fields of its form are taken.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = CompleteBody.class))))
    @ApiResponse(responseCode = "200", description = "Done")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups or four-eyes")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    WorkItem complete(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("data");
        Map<String, @Nullable Object> data = read.map("data");
        read.check();
        queue.complete(id, data, language);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/return")
    @Operation(
            summary = "Send a work item back to an earlier step",
            description = "To a step that the item's 'returns' name. Claims an unclaimed item first.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SentBack.class))))
    @ApiResponse(responseCode = "200", description = "Sent back")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups or four-eyes")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    WorkItem sendBack(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        queue.sendBack(id, SentBack.read(body, language), language);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/assign")
    @Operation(
            summary = "Give a work item to a person",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AssignBody.class))))
    WorkItem assign(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("user");
        String user = read.required("user", 255);
        read.check();
        queue.assign(id, user, language);
        return answers.after(id, language);
    }

    @PostMapping("/{id}/priority")
    @Operation(
            summary = "Change how urgent a work item is",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = PriorityBody.class))))
    WorkItem priority(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("priority", "reason");
        Integer priority = read.whole("priority", 0, 100);
        String reason = read.optional("reason", ParkingController.LONGEST_REASON, null);
        if (priority == null && read.problems().isEmpty()) {
            throw new InputRefused(
                    List.of(new FieldProblem("priority", Words.in(language).say("field.required"))));
        }
        read.check();
        queue.priority(id, priority == null ? 0 : priority, reason);
        return answers.after(id, language);
    }
}
