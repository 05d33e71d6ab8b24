package dev.greenroom.work;

import dev.greenroom.engine.catalog.ProcessCatalog;
import dev.greenroom.engine.catalog.ProcessModel;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.WorkLedger;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells what became of work items to who leads the work. */
@Component
class ItemLedgers {

    private final WorkRights rights;
    private final WorkLedger ledger;
    private final ProcessCatalog catalog;
    private final Clock clock;

    ItemLedgers(WorkRights rights, WorkLedger ledger, ProcessCatalog catalog, Clock clock) {
        this.rights = rights;
        this.ledger = ledger;
        this.catalog = catalog;
        this.clock = clock;
    }

    ItemLedger of(String id) {
        TaskView item = rights.seen(id);
        String waitingFor = catalog.model(item.definitionId())
                .step(item.step())
                .map(ProcessModel.Step::waitingFor)
                .orElse("us");
        return ItemLedger.of(item, ledger.story(item), ledger.stays(id), waitingFor, clock.instant());
    }
}
