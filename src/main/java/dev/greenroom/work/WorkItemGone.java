package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** The work item has ended. */
public final class WorkItemGone extends Refusal {

    private static final long serialVersionUID = 1L;

    WorkItemGone() {
        super(
                Kind.GONE,
                "work-item-gone",
                "This work item is done or was taken away by its process. Refresh the list.");
    }
}
