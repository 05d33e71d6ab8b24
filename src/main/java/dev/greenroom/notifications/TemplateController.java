package dev.greenroom.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.UnknownCase;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.notifications.NoticeTemplates.Place;
import dev.greenroom.security.Callers;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The texts of messages to customers, over HTTP. */
@RestController
@RequestMapping("/api/notices/templates")
@Tag(name = "Notices")
class TemplateController {

    private final TemplateEditor editor;
    private final Callers callers;

    TemplateController(TemplateEditor editor, Callers callers) {
        this.editor = editor;
        this.callers = callers;
    }

    /** One text as it counts now. */
    @Schema(name = "NoticeTemplate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String kind,
            String label,
            @Schema(allowableValues = {"en", "de"}) String language,
            String subject,
            String body,
            @Schema(
                            description =
                                    "Whose text it is: the process's own, that of every process, or the shipped one",
                            allowableValues = {"own", "every", "shipped"})
                    String from,
            @Schema(description = "The placeholders that this text has to name in the body") List<String> needs,
            @Schema(description = "Of the process's own text; 0 when it never had one") int version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    @Schema(name = "NoticeTemplates")
    record Lines(String process, List<Line> items, List<String> placeholders) {}

    /** One version of a text. */
    @Schema(name = "NoticeTemplateVersion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            int version,
            @Nullable @Schema(description = "Absent when the place was given back to the shipped text") String subject,
            @Nullable String body,
            String changedBy,
            Instant changedAt) {}

    @Schema(name = "NoticeTemplateVersions")
    record Versions(List<Version> items) {}

    @Schema(name = "NoticeTemplateChange")
    private record ChangeBody(
            @Schema(description = "A process, or * for every process without a text of its own") String process,
            String kind,
            @Schema(allowableValues = {"en", "de"}) String language,
            @Schema(description = "The version that the caller has read") int expectedVersion,
            @Nullable @Schema(description = "With body; without both the shipped text counts again") String subject,
            @Nullable String body) {}

    @Schema(name = "NoticeTemplateTrial")
    private record TrialBody(
            String process,
            String kind,
            @Schema(allowableValues = {"en", "de"}) String language,
            String subject,
            String body,
            @Nullable @Schema(description = "The newest case of the process when absent") String caseReference) {}

    /** What a customer would read. */
    @Schema(name = "NoticeTemplatePreview")
    record Preview(String subject, String text) {}

    @GetMapping
    @Operation(summary = "The texts of messages as they count now, of a process (or * for every process)")
    Lines lines(@RequestParam String process, Locale language) {
        Words words = Words.in(language);
        List<Line> lines = editor.lines(process).stream()
                .map(each -> new Line(
                        each.kind().word(),
                        words.say("notice." + each.kind().word()),
                        each.language(),
                        each.text().subject(),
                        each.text().body(),
                        each.from(),
                        editor.needs(new Place(process, each.kind(), each.language())),
                        each.version(),
                        each.last() == null
                                ? null
                                : callers.displayName(each.last().changedBy()),
                        each.last() == null ? null : each.last().changedAt()))
                .toList();
        return new Lines(process, lines, NoticeTexts.PLACEHOLDERS);
    }

    @GetMapping("/versions")
    @Operation(summary = "Every version of one text, the newest first: who changed it, and when")
    @ApiResponse(responseCode = "200", description = "Twenty at most")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Versions versions(
            @RequestParam String process, @RequestParam String kind, @RequestParam String language, Locale asked) {
        Body read = Body.of(Map.of("process", process, "kind", kind, "language", language), asked);
        Place place = editor.place(read, asked);
        read.check();
        return new Versions(editor.versions(place).stream()
                .map(each -> new Version(
                        each.number(),
                        each.subject(),
                        each.body(),
                        callers.displayName(each.changedBy()),
                        each.changedAt()))
                .toList());
    }

    @PutMapping
    @Operation(
            summary = "Put a text in force, or give its place back to the shipped one",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ChangeBody.class))))
    @ApiResponse(responseCode = "200", description = "In force; the texts as they count now")
    @ApiResponse(
            responseCode = "409",
            ref = "Problem",
            description = "changed-meanwhile: names the version that counts")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field, and each unknown placeholder")
    Lines publish(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("process", "kind", "language", "expectedVersion", "subject", "body");
        Place place = editor.place(read, language);
        Integer expected = read.whole("expectedVersion", 0, Integer.MAX_VALUE - 1);
        boolean shipped = body.get("subject") == null && body.get("body") == null;
        NoticeTexts.Template text = shipped ? null : editor.text(read, place, language);
        if (expected == null && body.get("expectedVersion") == null) {
            read.refuse("expectedVersion", Words.in(language).say("field.required"));
        }
        read.check();
        editor.publish(place, expected == null ? 0 : expected, text);
        return lines(place.process(), language);
    }

    @PostMapping("/preview")
    @Operation(
            summary = "What a real customer would read",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TrialBody.class))))
    @ApiResponse(responseCode = "200", description = "Nothing has been changed or sent")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-case, or the process has no case yet")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field, and each unknown placeholder")
    Preview preview(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        Body read = Body.of(body, language).only("process", "kind", "language", "subject", "body", "caseReference");
        Place place = editor.place(read, language);
        NoticeTexts.Template text = editor.text(read, place, language);
        String reference = read.optional("caseReference", 40, null);
        read.check();
        return editor.preview(place, text, reference)
                .map(each -> new Preview(each.subject(), each.plain()))
                .orElseThrow(UnknownCase::new);
    }
}
