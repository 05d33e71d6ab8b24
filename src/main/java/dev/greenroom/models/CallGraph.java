package dev.greenroom.models;

import dev.greenroom.engine.models.BpmnCalls;
import dev.greenroom.engine.models.Finding;
import dev.greenroom.engine.models.XmlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which process calls which before anything waits: those of an upload, and those that stand already. A circle of such calls
 * would never come to rest.
 */
final class CallGraph {

    private static final int MAX_PROCESSES = 500;

    private final Map<String, XmlNode> handedIn = new HashMap<>();
    private final Function<String, Optional<XmlNode>> standing;
    private final Map<String, List<BpmnCalls.Call>> known = new HashMap<>();

    /** {@code standing}: the process deployed last under a key. */
    CallGraph(List<Candidate> candidates, Function<String, Optional<XmlNode>> standing) {
        candidates.forEach(candidate -> candidate
                .processes()
                .forEach(process -> handedIn.put(String.valueOf(process.attribute("id")), process)));
        this.standing = standing;
    }

    /** Adds a finding to every call of this candidate that leads back to its own process. */
    void check(Candidate candidate) {
        for (XmlNode process : candidate.processes()) {
            String key = String.valueOf(process.attribute("id"));
            for (BpmnCalls.Call call : calls(key)) {
                if (leadsTo(call.process(), key)) {
                    candidate.add(new Finding(
                            candidate.file().name(),
                            call.element(),
                            call.line(),
                            Finding.Kind.MEANING,
                            "endless-call",
                            "The process '" + call.process() + "' that is called here leads back to '" + key
                                    + "' and nothing waits in between."));
                }
            }
        }
    }

    private boolean leadsTo(String from, String wanted) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty() && seen.size() < MAX_PROCESSES) {
            String key = open.remove();
            if (key.equals(wanted)) {
                return true;
            } else if (seen.add(key)) {
                calls(key).forEach(call -> open.add(call.process()));
            }
        }
        return false;
    }

    private List<BpmnCalls.Call> calls(String key) {
        List<BpmnCalls.Call> before = known.get(key);
        if (before != null) {
            return before;
        }
        XmlNode process = handedIn.get(key);
        List<BpmnCalls.Call> found = Optional.ofNullable(process)
                .or(() -> standing.apply(key))
                .map(BpmnCalls::withoutWait)
                .orElse(List.of());
        known.put(key, found);
        return found;
    }
}
