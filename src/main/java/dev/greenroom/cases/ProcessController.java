package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.Form;
import dev.greenroom.engine.catalog.OutsideOfChecks;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.engine.catalog.UnknownProcess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The processes a case can run through, in the asker's language. */
@RestController
@RequestMapping("/api/processes")
@Tag(name = "Processes", description = "What can be started, and its diagrams")
class ProcessController {

    private final ProcessCatalog catalog;
    private final RepositoryService repository;
    private final OutsideOfChecks asService;
    private final CaseRights rights;

    ProcessController(
            ProcessCatalog catalog, RepositoryService repository, OutsideOfChecks asService, CaseRights rights) {
        this.catalog = catalog;
        this.repository = repository;
        this.asService = asService;
        this.rights = rights;
    }

    /** All processes. */
    record Processes(List<ProcessAnswer> items) {}

    /** The latest version of one process. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProcessAnswer(
            String process,
            String name,
            int version,
            String definitionId,
            @Nullable Map<String, Object> startForm,
            List<PhaseLabel> phases,
            List<MessageLabel> messages,
            List<StepLabel> steps) {}

    /** A phase by name. */
    record PhaseLabel(String id, String label) {}

    /** A message that the process understands, with the form that asks for its variables. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MessageLabel(String name, String label, @Nullable Map<String, Object> form) {}

    /** A step by name. */
    record StepLabel(String element, String label) {}

    @GetMapping
    @Operation(summary = "The processes, each in its latest version, with start forms and messages")
    Processes list(Locale asked) {
        rights.sight();
        String language = Words.speak(asked).getLanguage();
        return new Processes(catalog.allLatest().stream()
                .map(model -> answer(model, language))
                .toList());
    }

    private static ProcessAnswer answer(ProcessModel model, String language) {
        return new ProcessAnswer(
                model.process(),
                model.name().in(language),
                model.version(),
                model.definitionId(),
                model.runsBesideCases() ? null : schema(model.startForm(), language),
                model.phases().stream()
                        .map(phase -> new PhaseLabel(phase.id(), phase.label().in(language)))
                        .toList(),
                model.messages().values().stream()
                        .map(message -> new MessageLabel(
                                message.name(), message.label().in(language), schema(message.form(), language)))
                        .toList(),
                model.steps().values().stream()
                        .filter(step -> !step.isHousekeeping())
                        .map(step -> new StepLabel(step.element(), step.name().in(language)))
                        .toList());
    }

    private static @Nullable Map<String, Object> schema(@Nullable Form form, String language) {
        return form == null ? null : form.schema(language);
    }

    @GetMapping(path = "/{definitionId}/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "The BPMN diagram of one version of a process")
    byte[] diagram(@PathVariable String definitionId) {
        rights.sight();
        ProcessModel model = catalog.model(definitionId);
        return asService.run(() -> {
            try (InputStream xml = repository.getProcessModel(model.definitionId())) {
                if (xml == null) {
                    throw new UnknownProcess(definitionId);
                }
                return xml.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("The diagram of " + definitionId + " cannot be read", e);
            }
        });
    }
}
