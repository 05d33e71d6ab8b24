package dev.greenroom.sla;

import dev.greenroom.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far open due dates are worked out again, over HTTP. */
@RestController
@RequestMapping("/api/recomputations")
@Tag(name = "Calendars")
class RecomputationController {

    private final Recomputations recomputations;

    RecomputationController(Recomputations recomputations) {
        this.recomputations = recomputations;
    }

    /** The latest ones, newest first. */
    @Schema(name = "Recomputations")
    record Answers(List<Recomputation> items) {}

    /** No recomputation of that id. */
    static final class Unknown extends Refusal {

        private static final long serialVersionUID = 1L;

        Unknown() {
            super(Kind.NOT_FOUND, "unknown-recomputation", "There is no recomputation of this id.");
        }
    }

    @GetMapping
    @Operation(summary = "The latest recomputations of open due dates, newest first")
    Answers latest() {
        return new Answers(recomputations.latest());
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far one recomputation is")
    Recomputation one(@PathVariable String id) {
        return recomputations.find(id).orElseThrow(Unknown::new);
    }
}
