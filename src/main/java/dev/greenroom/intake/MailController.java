package dev.greenroom.intake;

import dev.greenroom.cases.Body;
import dev.greenroom.cases.forms.Words;
import dev.greenroom.readmodel.NewestFirst;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails that were not understood, over HTTP. */
@RestController
@RequestMapping("/api/intake/mails")
@Tag(name = "Intake")
class MailController {

    private static final int LONGEST_REASON = 500;

    private final BrokenMails mails;

    MailController(BrokenMails mails) {
        this.mails = mails;
    }

    /** A mail that was not understood; the reason is in the reader's language. */
    @Schema(name = "BrokenMail")
    record Mail(
            long id,
            String mailbox,
            String problem,
            String reason,
            String sender,
            String subject,
            Instant receivedAt) {}

    @Schema(name = "BrokenMails")
    record Mails(List<Mail> items, @Nullable @Schema(description = "Where the next page begins") String next) {}

    /** What became of a mail that was tried again; without a reference it is still not understood. */
    @Schema(name = "MailTriedAgain")
    record Tried(@Schema(allowableValues = {"taken", "reply", "broken"}) String state, @Nullable String reference) {}

    @Schema(name = "MailDiscarded")
    private record DiscardBody(String reason) {}

    @GetMapping
    @Operation(summary = "Mails that were not understood, the newest first")
    Mails list(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale language) {
        Words words = Words.in(language);
        NewestFirst<MailRows.Broken> found = NewestFirst.of(cursor, limit, mails::list, MailRows.Broken::id);
        return new Mails(found.items().stream().map(mail -> of(mail, words)).toList(), found.next());
    }

    private static Mail of(MailRows.Broken mail, Words words) {
        return new Mail(
                mail.id(),
                mail.mailbox(),
                mail.problem(),
                words.say("mail." + mail.problem()),
                mail.sender(),
                mail.subject(),
                mail.receivedAt());
    }

    @GetMapping(path = "/{id}/source", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(summary = "A mail that was not understood, as it came")
    ResponseEntity<byte[]> source(@PathVariable long id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mail-" + id + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(mails.source(id));
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try a mail again that was not understood")
    @ApiResponse(responseCode = "200", description = "What it is now")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-mail: no such mail, or it is settled")
    Tried again(@PathVariable long id) {
        return mails.again(id)
                .map(outcome -> new Tried(outcome.state().word(), outcome.reference()))
                .orElseGet(() -> new Tried(MailRows.State.BROKEN.word(), null));
    }

    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Decide that nothing is to be made of a mail",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = DiscardBody.class))))
    @ApiResponse(responseCode = "204", description = "It is kept, and listed no more")
    @ApiResponse(responseCode = "404", ref = "Problem", description = "unknown-mail: no such mail, or it is settled")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "The reason is missing")
    void discard(@PathVariable long id, @RequestBody Map<String, @Nullable Object> body, Locale language) {
        mails.discard(id, Body.reason(body, LONGEST_REASON, language));
    }
}
