package dev.greenroom.sla;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Somebody else changed it after the caller had read it; names the version in force. */
class ChangedMeanwhile extends Refusal {

    private static final long serialVersionUID = 1L;

    ChangedMeanwhile(String what, Object version) {
        super(
                Kind.CONFLICT,
                "changed-meanwhile",
                "Somebody changed " + what + " after you read it. Read it again, and make your change to that.",
                List.of(),
                Map.of("version", version));
    }
}
