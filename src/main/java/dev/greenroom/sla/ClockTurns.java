package dev.greenroom.sla;

import dev.greenroom.engine.events.CommandEnding;
import dev.greenroom.engine.events.EngineFact;
import dev.greenroom.engine.events.Gathering;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets the clocks of a case follow what a command did to it, when the command ends: after the read model's rows, before
 * the engine writes its own, so that its timers move in the same transaction.
 */
@Component
class ClockTurns {

    private final Waits waits;
    private final Pausing pausing;
    private final Levelling levelling;
    private final Gathering<TreeMap<String, Turn>> gathering =
            new Gathering<>(TreeMap::new, turns -> turns.forEach(this::follow));

    ClockTurns(Waits waits, Pausing pausing, Levelling levelling) {
        this.waits = waits;
        this.pausing = pausing;
        this.levelling = levelling;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(EngineFact fact) {
        gathering.add(turns -> turns.computeIfAbsent(fact.rootInstanceId(), root -> new Turn(waits))
                .add(fact));
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CommandEnding ending) {
        gathering.write();
    }

    private void follow(String root, Turn turn) {
        if (turn.mayHaveOtherLevels()) {
            levelling.again(root, turn.at());
        }
        if (turn.mayPauseOrGoOn()) {
            pausing.look(root, turn.at());
        }
    }
}
