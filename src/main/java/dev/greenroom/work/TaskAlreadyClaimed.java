package dev.greenroom.work;

import dev.greenroom.shared.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work item is taken; names by whom, and since when. */
public final class TaskAlreadyClaimed extends Refusal {

    private static final long serialVersionUID = 1L;

    private TaskAlreadyClaimed(String detail, Map<String, Object> facts) {
        super(Kind.CONFLICT, "task-already-claimed", detail, List.of(), facts);
    }

    static TaskAlreadyClaimed by(String holder, String displayName, @Nullable Instant at) {
        String detail = displayName + " has taken this work item. Choose another one.";
        return new TaskAlreadyClaimed(detail, facts(holder, displayName, at));
    }

    static TaskAlreadyClaimed byYourself(String you, String displayName, @Nullable Instant at) {
        return new TaskAlreadyClaimed("You have taken this work item already.", facts(you, displayName, at));
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
