package dev.greenroom.models;

import dev.greenroom.models.Publication.Origin;
import dev.greenroom.security.Caller;
import dev.greenroom.security.Callers;
import dev.greenroom.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@RequestMapping("/api/models")
@Tag(name = "Models", description = "Processes, decisions and forms: handed in, checked, published")
class ModelController {

    private final Models models;
    private final ModelLibrary library;
    private final Callers callers;

    ModelController(Models models, ModelLibrary library, Callers callers) {
        this.models = models;
        this.library = library;
        this.callers = callers;
    }

    @GetMapping
    @Operation(summary = "What is published, what is missing in it, what is kept as a draft")
    ModelLibrary.Shelves list() {
        return library.shelves();
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Hand in models: single files, or a zip of them. All are published, or none.")
    ResponseEntity<Report> publish(
            MultipartHttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String origin)
            throws IOException {
        List<ModelFile> files = new ArrayList<>();
        for (List<MultipartFile> parts : request.getMultiFileMap().values()) {
            for (MultipartFile part : parts) {
                files.addAll(opened(String.valueOf(part.getOriginalFilename()), part.getBytes()));
            }
        }
        return publish(files, dryRun, origin);
    }

    @PostMapping(
            consumes = {
                "application/zip",
                MediaType.APPLICATION_XML_VALUE,
                MediaType.TEXT_XML_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @Operation(summary = "The same with one file as the body")
    ResponseEntity<Report> publish(
            @RequestParam String name,
            @RequestBody byte[] body,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String origin) {
        return publish(opened(name, body), dryRun, origin);
    }

    private static List<ModelFile> opened(String name, byte[] bytes) {
        ModelFile file = new ModelFile(ModelArchive.safeName(name), bytes);
        return ModelArchive.isZip(file) ? ModelArchive.open(bytes) : List.of(file);
    }

    private ResponseEntity<Report> publish(List<ModelFile> files, boolean dryRun, @Nullable String origin) {
        if (files.isEmpty()) {
            throw new UploadRefused("no-file", "Hand in at least one file.");
        }
        Caller caller = callers.current();
        Publication publication = new Publication(
                files.get(0).baseName(), caller.name(), caller.has(Role.ADMINISTRATOR), origin(origin), dryRun, false);
        Report report = models.publish(files, publication).report();
        return dryRun
                ? ResponseEntity.ok(report)
                : ResponseEntity.created(URI.create("/api/models")).body(report);
    }

    private static Origin origin(@Nullable String word) {
        return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
            case "" -> Origin.BY_CONTENT;
            case "own" -> Origin.OWN;
            case "elsewhere" -> Origin.ELSEWHERE;
            default -> throw new UploadRefused("origin", "origin is own or elsewhere.");
        };
    }

    @PostMapping("/{key}/warnings/{id}/settle")
    @Operation(summary = "Say that a warning is dealt with")
    ModelLibrary.Shelf settle(@PathVariable String key, @PathVariable long id) {
        Caller caller = callers.current();
        return library.settle(key, id, caller.name(), caller.has(Role.ADMINISTRATOR));
    }

    @DeleteMapping("/drafts/{id}")
    @Operation(summary = "Throw one of your own drafts away")
    ResponseEntity<Void> drop(@PathVariable String id) {
        library.drop(id, callers.current().name());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/drafts/{id}")
    @Operation(summary = "A draft, as it was handed in")
    ResponseEntity<byte[]> draft(@PathVariable String id) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentDisposition(
                ContentDisposition.attachment().filename("draft.bpmn").build());
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        return new ResponseEntity<>(library.draft(id), headers, 200);
    }
}
