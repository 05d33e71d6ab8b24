package dev.greenroom.cases;

import dev.greenroom.security.Caller;
import dev.greenroom.shared.LookAgain;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A case's documents over HTTP, for those who deal with its customer or its work. */
@RestController
@RequestMapping("/api/cases/{reference}/documents")
@Tag(name = "Cases")
class DocumentController {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentController.class);

    private final Cases cases;
    private final CaseRights rights;
    private final CaseDocuments documents;
    private final ApplicationEventPublisher shown;

    DocumentController(Cases cases, CaseRights rights, CaseDocuments documents, ApplicationEventPublisher shown) {
        this.cases = cases;
        this.rights = rights;
        this.documents = documents;
        this.shown = shown;
    }

    /** The documents of a case, the newest first. */
    @Schema(name = "CaseDocuments")
    record All(List<CaseDocuments.Document> items) {}

    @GetMapping
    @Operation(summary = "A case's documents, newest first")
    All documentsOf(@PathVariable String reference) {
        rights.mayAct("read documents");
        return new All(documents.list(cases.find(reference).reference()));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a document to a case",
            description = "PDF, PNG, JPEG, TIFF or plain text of at most 10 MB; a file is what its content says.")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "413", ref = "Problem", description = "document-too-large")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "document-type or document-empty")
    CaseDocuments.Document addDocument(@PathVariable String reference, @RequestPart("file") MultipartFile file)
            throws IOException {
        Caller caller = rights.mayAct("add documents");
        CaseDocuments.Place place =
                new CaseDocuments.Place(cases.find(reference).reference(), null, null, caller.name());
        return documents.add(
                place,
                new CaseDocuments.Incoming(
                        String.valueOf(file.getOriginalFilename()), file.getSize(), file.getInputStream()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a document that you added yourself")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-your-document")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-document")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "document-relied-on")
    void removeDocument(@PathVariable String reference, @PathVariable String id) {
        Caller caller = rights.mayAct("remove documents");
        documents.remove(cases.find(reference).reference(), id, caller.name());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "The document itself, always as a download",
            description = "Each look is recorded." + LookAgain.SAID)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(format = "binary")))
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-document")
    void downloadDocument(@PathVariable String reference, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        rights.mayAct("read documents");
        String ofCase = cases.find(reference).reference();
        CaseDocuments.Document document = documents.one(ofCase, id);
        shown.publishEvent(new CaseShown(ofCase));
        try {
            documents.write(document, () -> begun(document, response));
        } catch (DocumentGone removed) {
            // The connection ends before the length that was said: nobody takes the half for the whole.
            LOG.info("A document was removed while it was handed out");
        }
    }

    private static OutputStream begun(CaseDocuments.Document document, HttpServletResponse response)
            throws IOException {
        response.setContentType(document.mediaType());
        response.setContentLengthLong(document.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(document.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return response.getOutputStream();
    }
}
