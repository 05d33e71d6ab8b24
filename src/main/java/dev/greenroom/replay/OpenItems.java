package dev.greenroom.replay;

import dev.greenroom.engine.events.EngineFact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Which work item of a replayed case is open and who has it, followed through the engine's facts: asking the database
 * before each of a quarter of a million events would take longer than the events.
 */
@Component
class OpenItems {

    private final Map<String, Watched> watched = new HashMap<>();
    private boolean active;
    private volatile boolean stepEntered;

    /** An open work item. */
    record Item(String taskId, String element, @Nullable String assignee) {}

    private static final class Watched {
        private @Nullable Item item;
        private @Nullable String lastEnded;
        private boolean ended;
    }

    void activate() {
        active = true;
    }

    void rest() {
        active = false;
        watched.clear();
    }

    void forget() {
        watched.clear();
        stepEntered = true;
    }

    boolean knows(String instanceId) {
        return watched.containsKey(instanceId);
    }

    void learn(String instanceId, @Nullable Item item, boolean ended) {
        Watched known = new Watched();
        known.item = item;
        known.ended = ended;
        watched.put(instanceId, known);
    }

    Optional<Item> of(String instanceId) {
        return read(instanceId, known -> known.item);
    }

    /** Whether people have the case, or nobody any more: then nothing moves by itself before a timer does. */
    boolean isAtRest(String instanceId) {
        Watched known = watched.get(instanceId);
        return known != null && (known.item != null || known.ended);
    }

    /** Whether a case came to a step that may be external work since the last question. */
    boolean sawNewStep() {
        boolean seen = stepEntered;
        stepEntered = false;
        return seen;
    }

    @EventListener
    void on(EngineFact.StepEntered fact) {
        if (fact.elementType().equals("serviceTask") || fact.elementType().equals("sendTask")) {
            stepEntered = true;
        }
    }

    @EventListener
    void on(EngineFact.TaskChanged fact) {
        if (!active) {
            return;
        }
        Watched known = watched.computeIfAbsent(fact.rootInstanceId(), id -> new Watched());
        // Claimed and completed in one command: the claim may be told last.
        if (!fact.taskId().equals(known.lastEnded)) {
            known.item = new Item(fact.taskId(), fact.step(), fact.assignee());
        }
    }

    @EventListener
    void on(EngineFact.TaskEnded fact) {
        Watched known = watched.get(fact.rootInstanceId());
        if (known == null) {
            return;
        }
        known.lastEnded = fact.taskId();
        if (known.item != null && known.item.taskId().equals(fact.taskId())) {
            known.item = null;
        }
    }

    @EventListener
    void on(EngineFact.InstanceEnded fact) {
        if (active && fact.instanceId().equals(fact.rootInstanceId())) {
            Watched known = watched.computeIfAbsent(fact.rootInstanceId(), id -> new Watched());
            known.item = null;
            known.ended = true;
        }
    }

    private <T> Optional<T> read(String instanceId, Function<Watched, @Nullable T> field) {
        Watched known = watched.get(instanceId);
        return known == null ? Optional.empty() : Optional.ofNullable(field.apply(known));
    }
}
