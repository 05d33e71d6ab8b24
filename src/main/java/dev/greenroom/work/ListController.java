package dev.greenroom.work;

import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.TaskQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes with lists of work: what they can be filtered by, views that people keep, export. */
@RestController
@RequestMapping("/api/work")
@Tag(name = "Work", description = "What is to be done, by whom, until when")
class ListController {

    private final ViewBook views;
    private final ListFields fields;
    private final ListExport export;
    private final WorkRights rights;

    ListController(ViewBook views, ListFields fields, ListExport export, WorkRights rights) {
        this.views = views;
        this.fields = fields;
        this.export = export;
        this.rights = rights;
    }

    @Schema(name = "SavedViews")
    record Views(List<SavedView> items) {}

    @Schema(name = "NewView")
    private record NewView(String name, @Nullable String team, Map<String, String> query) {}

    /** What lists can be filtered by, process by process. */
    @Schema(name = "WorkFilters")
    record Filters(List<OfProcess> processes) {}

    /** The steps that people do in one process, and the fields that its lists show. */
    @Schema(name = "WorkFiltersOfProcess")
    record OfProcess(String process, String name, List<Named> steps, List<Named> fields) {}

    @Schema(name = "WorkFilterChoice")
    record Named(String key, String name) {}

    @GetMapping("/filters")
    @Operation(summary = "What lists can be filtered by")
    Filters filters(Locale asked) {
        rights.sight();
        String language = Words.speak(asked).getLanguage();
        return new Filters(
                fields.processes().stream().map(model -> of(model, language)).toList());
    }

    private static OfProcess of(ProcessModel model, String language) {
        return new OfProcess(
                model.process(),
                model.name().in(language),
                model.steps().values().stream()
                        .filter(step -> step.elementType().equals("userTask"))
                        .map(step -> new Named(step.element(), step.name().in(language)))
                        .toList(),
                model.listFields().stream()
                        .map(name ->
                                new Named(name, ListFields.label(model, name).in(language)))
                        .toList());
    }

    @GetMapping(path = "/export", produces = "text/csv")
    @Operation(
            summary = "A list as CSV",
            description = "What the list with the same parameters shows, in its order; no more than 10,000 rows.")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8 with a byte order mark, rows as RFC 4180 has them",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void export(
            @ParameterObject ListWanted wanted,
            @Parameter(hidden = true) @RequestParam Map<String, String> all,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        rights.sight();
        TaskQuery query = fields.checked(wanted.query(all));
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"work-"
                        + query.view().name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        // Without it spreadsheets take the letters for those of another alphabet.
        out.write('\ufeff');
        export.write(query, language, out);
        out.flush();
    }

    @GetMapping("/views")
    @Operation(summary = "Lists that you or your teams keep")
    Views views() {
        return new Views(views.all());
    }

    @PostMapping("/views")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Keep a list under a name",
            description = "For yourself, or for one of your teams.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = NewView.class))))
    @ApiResponse(responseCode = "201", description = "Kept")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "view-exists or too-many-views")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    SavedView keep(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        return views.add(body, language);
    }

    @DeleteMapping("/views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a kept list")
    @ApiResponse(responseCode = "204", description = "Deleted")
    void remove(@PathVariable String id) {
        views.remove(id);
    }
}
