package dev.greenroom.sla;

import dev.greenroom.engine.events.CommandEnding;
import dev.greenroom.engine.events.EngineFact;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the clocks of a case follow what a command did to it, when the command ends: after the read model's rows, before
 * the engine writes its own, so that its timers move in the same transaction.
 */
@Component
class ClockTurns {

    private final Waits waits;
    private final Pausing pausing;
    private final Levelling levelling;

    ClockTurns(Waits waits, Pausing pausing, Levelling levelling) {
        this.waits = waits;
        this.pausing = pausing;
        this.levelling = levelling;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(EngineFact fact) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            gathering()
                    .turns
                    .computeIfAbsent(fact.rootInstanceId(), root -> new Turn(waits))
                    .add(fact);
        } else {
            Turn alone = new Turn(waits);
            alone.add(fact);
            follow(fact.rootInstanceId(), alone);
        }
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(CommandEnding ending) {
        Gathering current = current();
        if (current != null) {
            current.follow();
        }
    }

    private void follow(String root, Turn turn) {
        if (turn.mayHaveOtherLevels()) {
            levelling.again(root, turn.at());
        }
        if (turn.mayPauseOrGoOn()) {
            pausing.look(root, turn.at());
        }
    }

    private @Nullable Gathering current() {
        return (Gathering) TransactionSynchronizationManager.getResource(this);
    }

    private Gathering gathering() {
        Gathering current = current();
        if (current == null) {
            current = new Gathering();
            TransactionSynchronizationManager.bindResource(this, current);
            TransactionSynchronizationManager.registerSynchronization(current);
        }
        return current;
    }

    /** What the current transaction has gathered; steps aside while an inner transaction of its own runs. */
    private final class Gathering implements TransactionSynchronization {

        private TreeMap<String, Turn> turns = new TreeMap<>();

        void follow() {
            TreeMap<String, Turn> gathered = turns;
            turns = new TreeMap<>();
            gathered.forEach(ClockTurns.this::follow);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ClockTurns.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ClockTurns.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            follow();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(ClockTurns.this);
        }
    }
}
