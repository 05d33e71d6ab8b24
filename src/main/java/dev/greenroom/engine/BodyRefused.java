package dev.greenroom.engine;

import dev.greenroom.shared.FieldProblem;
import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** A request to the engine's own API carries something that Greenroom does not pass on. */
public class BodyRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    BodyRefused(String field, String reason) {
        super(
                Kind.BAD_INPUT,
                "refused-by-policy",
                "'" + field + "' " + reason + ".",
                List.of(new FieldProblem(field, reason)),
                Map.of());
    }
}
