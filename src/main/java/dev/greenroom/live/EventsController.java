package dev.greenroom.live;

import dev.greenroom.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/events}: what changed, by id alone; what it became is for the lists to say, to those who may see it. */
@RestController
class EventsController {

    private final LiveStreams streams;
    private final Callers callers;

    EventsController(LiveStreams streams, Callers callers) {
        this.streams = streams;
        this.callers = callers;
    }

    @Operation(
            summary = "What changes, as it changes",
            description =
                    "Messages name a kind (`type`) and `ids`; what became of them is read where they are. The type `all`"
                            + " means that everything is to be read anew, and `let-go` that the stream ends because its"
                            + " person has opened too many newer ones.")
    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            @Parameter(description = "Refuse with 503 rather than end the person's oldest stream")
                    @RequestParam(defaultValue = "false")
                    boolean ifRoom,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Cache-Control", "no-store");
        return streams.open(callers.current().name(), lastSeen, ifRoom);
    }
}
