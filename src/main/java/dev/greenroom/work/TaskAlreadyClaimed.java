package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody else took the work item first; names who, and since when. */
public final class TaskAlreadyClaimed extends Refusal {

    private static final long serialVersionUID = 1L;

    TaskAlreadyClaimed(String by, String displayName, @Nullable Instant at) {
        super(
                Kind.CONFLICT,
                "task-already-claimed",
                displayName + " has taken this work item. Choose another one.",
                List.of(),
                facts(by, displayName, at));
    }

    private static Map<String, Object> facts(String by, String displayName, @Nullable Instant at) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("claimedBy", by);
        facts.put("claimedByName", displayName);
        if (at != null) {
            facts.put("claimedAt", at);
        }
        return facts;
    }
}
