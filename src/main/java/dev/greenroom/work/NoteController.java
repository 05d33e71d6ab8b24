package dev.greenroom.work;

import dev.greenroom.cases.Body;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Notes among colleagues over HTTP; they are read in the case's timeline. */
@RestController
@RequestMapping("/api/work/{id}/notes")
@Tag(name = "Work")
class NoteController {

    private static final int LONGEST = 2000;

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    @Schema(name = "NewNote")
    private record NoteBody(@Schema(description = "@name tells that person") String text) {}

    /** Who was told of it, and who was named but is not known or may not see the item; as people call them. */
    @Schema(name = "NoteHeard")
    record Heard(List<String> told, List<String> notTold) {}

    @PostMapping
    @Operation(
            summary = "Write something for colleagues about a work item",
            description = "It stands in the case's timeline and is never shown to a customer. A person named with @ is"
                    + " told, if they may see the item.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NoteBody.class))))
    @ApiResponse(responseCode = "200", description = "Written")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Heard add(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("text");
        String text = read.required("text", LONGEST);
        read.check();
        Notes.Heard heard = notes.add(id, text);
        return new Heard(heard.told(), heard.notTold());
    }
}
