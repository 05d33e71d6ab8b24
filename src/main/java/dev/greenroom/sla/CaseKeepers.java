package dev.greenroom.sla;

import dev.greenroom.engine.events.EngineFact;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what a transaction did to each case and hands it to the keepers before the commit. Their rows are the last that
 * a transaction locks, in the order of root instances: so they may wait for each other and never for what came before.
 */
@Component
class CaseKeepers {

    private final List<CaseKeeper> keepers;

    CaseKeepers(List<CaseKeeper> keepers) {
        this.keepers = keepers;
    }

    @EventListener
    void on(EngineFact fact) {
        if (!matters(fact)) {
            return;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            gathering()
                    .facts
                    .computeIfAbsent(fact.rootInstanceId(), root -> new ArrayList<>())
                    .add(fact);
        } else {
            keepers.forEach(keeper -> keeper.keep(fact.rootInstanceId(), List.of(fact)));
        }
    }

    private static boolean matters(EngineFact fact) {
        return fact instanceof EngineFact.InstanceStarted
                || fact instanceof EngineFact.InstanceEnded
                || fact instanceof EngineFact.InstanceMigrated
                || fact instanceof EngineFact.StepEntered
                || fact instanceof EngineFact.StepLeft
                || fact instanceof EngineFact.StepMigrated
                || fact instanceof EngineFact.TaskChanged
                || fact instanceof EngineFact.TaskEnded
                || fact instanceof EngineFact.VariableWritten;
    }

    private Gathering gathering() {
        Gathering current = (Gathering) TransactionSynchronizationManager.getResource(this);
        if (current == null) {
            current = new Gathering();
            TransactionSynchronizationManager.bindResource(this, current);
            TransactionSynchronizationManager.registerSynchronization(current);
        }
        return current;
    }

    /** What the current transaction has gathered; steps aside while an inner transaction of its own runs. */
    private final class Gathering implements TransactionSynchronization {

        private TreeMap<String, List<EngineFact>> facts = new TreeMap<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CaseKeepers.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CaseKeepers.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // A keeper may set another instance going, which then is kept in its turn.
            while (!facts.isEmpty()) {
                TreeMap<String, List<EngineFact>> moved = facts;
                facts = new TreeMap<>();
                moved.forEach((root, told) -> keepers.forEach(keeper -> keeper.keep(root, told)));
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(CaseKeepers.this);
        }
    }
}
