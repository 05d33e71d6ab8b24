package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.util.List;
import java.util.Map;

/** Somebody else put another ranking in force after the caller had read it; names the version in force. */
class RankingChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    RankingChanged(String version) {
        super(
                Kind.CONFLICT,
                "changed-meanwhile",
                "Somebody changed the ranking after you read it. Read it again, and make your change to that.",
                List.of(),
                Map.of("version", version));
    }
}
