package dev.greenroom.replay.demo;

import dev.greenroom.engine.events.EngineFact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The cases in which something new waits for people, or that ended, since the last question. */
@Component
class Touched {

    private final Set<String> roots = new LinkedHashSet<>();
    private boolean active;

    synchronized void watch() {
        active = true;
    }

    synchronized List<String> take() {
        List<String> taken = new ArrayList<>(roots);
        roots.clear();
        return taken;
    }

    @EventListener
    void on(EngineFact.TaskChanged fact) {
        if (fact.change() == EngineFact.Change.CREATED) {
            add(fact.rootInstanceId());
        }
    }

    @EventListener
    void on(EngineFact.InstanceEnded fact) {
        if (fact.instanceId().equals(fact.rootInstanceId())) {
            add(fact.rootInstanceId());
        }
    }

    private synchronized void add(String root) {
        if (active) {
            roots.add(root);
        }
    }
}
