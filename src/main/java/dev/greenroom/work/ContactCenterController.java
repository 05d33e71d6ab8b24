package dev.greenroom.work;

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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a contact center says how its queues stand. */
@RestController
@RequestMapping("/api/contact-center")
@Tag(name = "Presence")
class ContactCenterController {

    private final ContactCenterSignals signals;

    ContactCenterController(ContactCenterSignals signals) {
        this.signals = signals;
    }

    /** How a queue stands; the members after {@code at} may be left out. */
    @Schema(name = "QueueSignal")
    private record Signal(
            String queue,
            @Schema(description = "Callers who wait") int waiting,
            int longestWaitSeconds,
            @Nullable @Schema(description = "Share of calls answered in time, from 0 to 1") Double serviceLevel,
            @Schema(description = "People who are ready for the next call; not those at offered work") int idleAgents,
            Instant at,
            @Nullable @Schema(description = "People who talk to customers") Integer onCalls,
            @Nullable @Schema(description = "How long a call takes on average") Integer meanCallSeconds,
            @Nullable @Schema(description = "How many calls are expected from moments on")
                    List<ExpectedCalls> expectedCalls,
            @Nullable @Schema(description = "Whose calls begin or end; people without a presence are passed over")
                    List<Agent> agents) {}

    @Schema(name = "ExpectedCalls")
    private record ExpectedCalls(Instant from, double callsPerHour) {}

    @Schema(name = "AgentState")
    private record Agent(String name, @Schema(allowableValues = {"available", "on-call", "away"}) String state) {}

    /** Whether it was newer than what was known. */
    @Schema(name = "SignalHeard")
    record Heard(boolean news) {}

    @PostMapping("/state")
    @Operation(
            summary = "Say how a queue stands",
            description = "Every few seconds and whenever a caller finds nobody free. A repeated or late word changes"
                    + " nothing. After two minutes without a word nothing is offered. For machines with the topic"
                    + " contact-center, supervisors and operators.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Signal.class))))
    @ApiResponse(responseCode = "200", description = "Heard")
    @ApiResponse(responseCode = "422", ref = "Problem", description = "Names each field that is wrong")
    Heard state(@RequestBody Map<String, @Nullable Object> body, Locale language) {
        return new Heard(signals.hear(body, language));
    }
}
