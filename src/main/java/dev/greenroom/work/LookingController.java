package dev.greenroom.work;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who else has a work item open, over HTTP. */
@RestController
@RequestMapping("/api/work/{id}/looking")
@Tag(name = "Work")
class LookingController {

    private final Lookers lookers;

    LookingController(Lookers lookers) {
        this.lookers = lookers;
    }

    /** Who else has the item open; as people call them. */
    @Schema(name = "WorkLookers")
    record Others(List<String> others) {}

    @PutMapping
    @Operation(
            summary = "Say that you have a work item open, and learn who else has",
            description =
                    "To be repeated every 20 seconds while it is open. The event stream tells of who comes and goes"
                            + " as 'looking'.")
    @ApiResponse(responseCode = "200", description = "Who else has it open")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups")
    Others look(@PathVariable String id) {
        return new Others(lookers.look(id));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that you have left a work item")
    void leave(@PathVariable String id) {
        lookers.leave(id);
    }
}
