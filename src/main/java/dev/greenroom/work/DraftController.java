package dev.greenroom.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.InputRefused;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.shared.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people typed and did not hand in yet, over HTTP. */
@RestController
@RequestMapping("/api/work/{id}/draft")
@Tag(name = "Work")
class DraftController {

    private static final int LARGEST_DRAFT = 64 * 1024;

    private final WorkQueue queue;
    private final WorkRights rights;
    private final Drafts drafts;
    private final OfferDesk desk;
    private final ObjectMapper mapper;

    DraftController(WorkQueue queue, WorkRights rights, Drafts drafts, OfferDesk desk, ObjectMapper mapper) {
        this.queue = queue;
        this.rights = rights;
        this.drafts = drafts;
        this.desk = desk;
        this.mapper = mapper;
    }

    @Schema(name = "NewDraft")
    private record DraftBody(
            Map<String, Object> data,
            @Nullable @Schema(description = "The version that this is typed over, 0 for none") Integer version) {}

    /** What was saved, and the version to save over next. */
    @Schema(name = "DraftSaved")
    record DraftSaved(Instant savedAt, int version) {}

    @PutMapping
    @Operation(
            summary = "Save what was typed so far",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DraftBody.class))))
    @ApiResponse(responseCode = "200", description = "Saved")
    @ApiResponse(
            responseCode = "409",
            ref = "Problem",
            description = "draft-changed: another version stands; names each field with both values")
    DraftSaved save(@PathVariable String id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("data", "version");
        Map<String, @Nullable Object> data = read.map("data");
        Integer version = read.whole("version", 0, Integer.MAX_VALUE);
        read.check();
        if (json(data).getBytes(StandardCharsets.UTF_8).length > LARGEST_DRAFT) {
            String message = Words.in(language).say("field.too-large", LARGEST_DRAFT / 1024);
            throw new InputRefused(List.of(new FieldProblem("data", message)));
        }
        String person = rights.mayDo(queue.open(id)).name();
        Draft saved = drafts.save(id, person, data, version);
        desk.saved(id, person);
        return new DraftSaved(saved.savedAt(), saved.version());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw your own draft away", description = "Also when the work is done by somebody else.")
    void discard(@PathVariable String id) {
        drafts.discard(id, rights.mayDoWork().name());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What was read as JSON can be written as such", e);
        }
    }
}
