package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** No work item of that id. */
public final class UnknownWorkItem extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownWorkItem() {
        super(Kind.NOT_FOUND, "unknown-work-item", "There is no such work item.");
    }
}
