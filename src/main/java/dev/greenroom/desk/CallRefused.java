package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A call that cannot be taken, or not be ended by the caller. */
final class CallRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private CallRefused(Kind kind, String code, String detail, Map<String, Object> facts) {
        super(kind, code, detail, List.of(), facts);
    }

    static CallRefused takenBy(String person, String displayName, Instant at) {
        return new CallRefused(
                Kind.CONFLICT,
                "call-already-taken",
                displayName + " is calling this customer. Choose another one.",
                Map.of("takenBy", person, "takenByName", displayName, "takenAt", at));
    }

    static CallRefused notDue() {
        return new CallRefused(
                Kind.GONE, "call-not-due", "There is no reason to call about this case any more.", Map.of());
    }

    static CallRefused notYours() {
        return new CallRefused(
                Kind.CONFLICT, "call-not-yours", "You have not taken this call. Take it first.", Map.of());
    }
}
