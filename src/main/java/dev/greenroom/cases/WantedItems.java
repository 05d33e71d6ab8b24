package dev.greenroom.cases;

import dev.greenroom.engine.catalog.Checklist;
import dev.greenroom.engine.catalog.ProcessModel;
import java.util.List;

/** What a customer has still to send; the one source for the case's answer and for the notice. */
final class WantedItems {

    /** Where somebody who checks documents writes which ones to ask for. */
    static final String ASKED_FOR = "missingDocuments";

    private WantedItems() {}

    /** What somebody asked for while the case waits for it; else the items that the model's lists miss. */
    static List<Checklist.Item> of(ProcessModel model, Checklist.Values values, boolean waits) {
        Checklist checklist = new Checklist(model);
        List<Checklist.Item> asked = waits ? checklist.named(values.get(ASKED_FOR)) : List.of();
        return asked.isEmpty() ? checklist.outstanding(values) : asked;
    }
}
