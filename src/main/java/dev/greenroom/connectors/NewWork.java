package dev.greenroom.connectors;

import dev.greenroom.engine.events.EngineFact.StepEntered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Rings the bell after the commit in which a case came to a step that may be an external task. */
@Component
class NewWork {

    private final Bell bell;

    NewWork(Bell bell) {
        this.bell = bell;
    }

    @EventListener
    void on(StepEntered fact) {
        if (!fact.elementType().equals("serviceTask")) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.ring();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }
}
