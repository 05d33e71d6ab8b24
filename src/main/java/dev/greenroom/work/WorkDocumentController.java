package dev.greenroom.work;

import dev.greenroom.cases.CaseDocuments;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents added while working on an item; they belong to its case. */
@RestController
@RequestMapping("/api/work/{id}/documents")
@Tag(name = "Work")
class WorkDocumentController {

    private final WorkRights rights;
    private final CaseDocuments documents;

    WorkDocumentController(WorkRights rights, CaseDocuments documents) {
        this.rights = rights;
        this.documents = documents;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add a document to a work item's case",
            description = "PDF, PNG, JPEG, TIFF or plain text of at most 10 MB; a file is what its content says.")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "403", ref = "Problem", description = "not-of-your-groups")
    @ApiResponse(responseCode = "413", ref = "Problem", description = "document-too-large")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "document-type or document-empty")
    CaseDocuments.Document addDocumentToItem(@PathVariable String id, @RequestPart("file") MultipartFile file)
            throws IOException {
        Caller caller = rights.mayDoWork();
        TaskView item = rights.seen(id);
        return documents.add(
                new CaseDocuments.Place(item.caseReference(), id, item.step(), caller.name()),
                new CaseDocuments.Incoming(
                        String.valueOf(file.getOriginalFilename()), file.getSize(), file.getInputStream()));
    }
}
