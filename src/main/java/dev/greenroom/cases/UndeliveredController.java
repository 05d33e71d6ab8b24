package dev.greenroom.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.Paging;
import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages that never reached their case, over HTTP. */
@RestController
@Tag(name = "Stuck cases")
class UndeliveredController {

    private final Undelivered undelivered;
    private final CaseViews cases;
    private final ProcessCatalog catalog;
    private final CaseRights rights;
    private final Callers callers;

    UndeliveredController(
            Undelivered undelivered, CaseViews cases, ProcessCatalog catalog, CaseRights rights, Callers callers) {
        this.undelivered = undelivered;
        this.cases = cases;
        this.catalog = catalog;
        this.rights = rights;
        this.callers = callers;
    }

    /** One message that was given up. */
    @Schema(name = "UndeliveredMessage")
    record Item(
            String messageId,
            String reference,
            String message,
            String label,
            @Schema(allowableValues = {"expired", "unused"}) String state,
            @Schema(description = "Why, in plain words") String what,
            String sender,
            String senderName,
            Instant receivedAt,
            Instant settledAt) {}

    /** Some of them, newest first. */
    @Schema(name = "UndeliveredPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Items(List<Item> items, @Nullable String next, @Nullable String prev) {}

    @GetMapping("/api/cases/undelivered")
    @Operation(summary = "Messages that never reached their case, newest first")
    Items list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        rights.sight();
        Undelivered.Some some = undelivered.list(Paging.of(limit, cursor));
        return new Items(
                some.messages().stream().map(message -> item(message, language)).toList(), some.next(), some.prev());
    }

    private Item item(Undelivered.Message message, Locale asked) {
        String label = label(message, Words.speak(asked).getLanguage()).orElse(message.name());
        return new Item(
                message.id(),
                message.reference(),
                message.name(),
                label,
                message.state(),
                Words.in(asked).say("timeline.message-" + message.state(), "", "", label),
                message.sender(),
                callers.displayName(message.sender()),
                message.receivedAt(),
                message.at());
    }

    private Optional<String> label(Undelivered.Message message, String language) {
        return cases.byReference(message.reference())
                .map(view -> catalog.model(view.definitionId()).messages().get(message.name()))
                .map(ProcessModel.Message::label)
                .map(text -> text.in(language));
    }
}
