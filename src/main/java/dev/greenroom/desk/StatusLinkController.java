package dev.greenroom.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.greenroom.cases.Body;
import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.CasesAloud;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.statuspage.StatusLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links with which a customer sees their case without a sign-in: made for them, and taken back. */
@RestController
@RequestMapping("/api/desk/cases/{reference}/status-link")
@Tag(name = "Desk")
class StatusLinkController {

    private static final int MOST_HOURS = 90 * 24;
    private static final int USUAL_HOURS = 30 * 24;

    private final CasesAloud cases;
    private final CaseRights rights;
    private final StatusLinks links;
    private final Lookups lookups;
    private final Timeline timeline;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StatusLinkController(
            CasesAloud cases,
            CaseRights rights,
            StatusLinks links,
            Lookups lookups,
            Timeline timeline,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.rights = rights;
        this.links = links;
        this.lookups = lookups;
        this.timeline = timeline;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A link, told this once. */
    @Schema(name = "StatusLink")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(
            @Schema(description = "The link below the address of this house") String path,
            @Nullable @Schema(description = "The whole link; absent when greenroom.public-url is not set") URI url,
            Instant expiresAt) {}

    /** For how long it is to be good. */
    @Schema(name = "NewStatusLink")
    record Wanted(@Nullable @Schema(minimum = "1", maximum = "2160", defaultValue = "720") Integer ttlHours) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a link with which the customer sees this case",
            description = "Only this answer has it: nobody can read it again.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Wanted.class))))
    @ApiResponse(responseCode = "201", description = "Made")
    @ApiResponse(responseCode = "409", ref = "Problem", description = "no-customer, postcode-unknown or internal-case")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Made make(
            @PathVariable String reference,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> body,
            Locale language) {
        CaseView view = cases.find(reference);
        String person = rights.mayAct("send links to customers").name();
        lookups.looked(view.reference());
        Body read = Body.of(body == null ? Map.of() : body, language).only("ttlHours");
        Integer hours = read.whole("ttlHours", 1, MOST_HOURS);
        read.check();
        Duration valid = Duration.ofHours(hours == null ? USUAL_HOURS : hours);
        StatusLinks.Made made = Objects.requireNonNull(transaction.execute(status -> {
            timeline.add(view.reference(), clock.instant(), "status-link", null, person, Map.of());
            return links.make(view, valid, person);
        }));
        return new Made(made.path(), made.address(), made.expiresAt());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take back every link to this case, also those in messages")
    void revoke(@PathVariable String reference) {
        CaseView view = cases.find(reference);
        String person = rights.mayAct("take back links").name();
        lookups.looked(view.reference());
        transaction.executeWithoutResult(status -> {
            if (links.revoke(view.reference()) > 0) {
                timeline.add(view.reference(), clock.instant(), "status-link-revoked", null, person, Map.of());
            }
        });
    }
}
