package dev.greenroom.readmodel;

import java.util.Set;

/** Rows changed, told inside the transaction that changed them; of what, never how. */
public record ReadModelChanged(Set<String> references, Set<String> taskIds) {

    public ReadModelChanged {
        references = Set.copyOf(references);
        taskIds = Set.copyOf(taskIds);
    }
}
