package dev.greenroom.work;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Work that came to the wrong team, over HTTP. */
@RestController
@RequestMapping("/api/work")
@Tag(name = "Work")
class TransferController {

    private final Transfers transfers;
    private final WorkAnswers answers;

    TransferController(Transfers transfers, WorkAnswers answers) {
        this.transfers = transfers;
        this.answers = answers;
    }

    @Schema(name = "Transfer")
    private record TransferBody(String group, String reason) {}

    /** A group that work can be given to, and what people call it. */
    @Schema(name = "WorkGroup")
    record Group(String id, String label) {}

    /** All groups in which somebody works. */
    @Schema(name = "WorkGroups")
    record Groups(List<Group> items) {}

    @GetMapping("/groups")
    @Operation(summary = "The groups that work can be given to")
    Groups groups(Locale language) {
        Words words = Words.in(language);
        return new Groups(transfers.groups().stream()
                .map(id -> new Group(id, words.group(id).orElse(id.replace('-', ' '))))
                .toList());
    }

    @PostMapping("/{id}/transfer")
    @Operation(
            summary = "Give a work item to another team",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TransferBody.class))))
    @ApiResponse(responseCode = "200", description = "It is the other team's, and nobody has it")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "task-already-claimed, with who and when")
    @ApiResponse(responseCode = "410", ref = "Problem", description = "The item is done or was taken away")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    WorkItem transfer(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("group", "reason");
        String group = read.required("group", 255);
        String reason = read.required("reason", ParkingController.LONGEST_REASON);
        read.check();
        transfers.transfer(id, group, reason, language);
        return answers.after(id, language);
    }
}
