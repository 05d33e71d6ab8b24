package dev.greenroom.readmodel;

import java.util.Set;

/** Somebody opened or left these work items; told inside the transaction that noted it. The items themselves are as before. */
public record LookersChanged(Set<String> taskIds) {

    public LookersChanged {
        taskIds = Set.copyOf(taskIds);
    }
}
