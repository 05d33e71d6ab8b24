package dev.greenroom.readmodel;

import java.util.Set;

/** Work items were offered between calls, or are not any more; of which, never to whom. */
public record OffersChanged(Set<String> taskIds) {

    public OffersChanged {
        taskIds = Set.copyOf(taskIds);
    }
}
