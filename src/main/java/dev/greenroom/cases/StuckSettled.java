package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody else has dealt with it already; names who, when known. */
public final class StuckSettled extends Refusal {

    private static final long serialVersionUID = 1L;

    private StuckSettled(String detail, Map<String, Object> facts) {
        super(Kind.CONFLICT, "stuck-settled", detail, List.of(), facts);
    }

    static StuckSettled by(String user, String displayName, Instant at) {
        return new StuckSettled(
                displayName + " has dealt with this already. Look at the case again.",
                Map.of("settledBy", user, "settledByName", displayName, "settledAt", at));
    }

    static StuckSettled bySomebody() {
        return new StuckSettled("This is no longer stuck. Look at the case again.", Map.of());
    }
}
