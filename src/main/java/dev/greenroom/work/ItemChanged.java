package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** Somebody went on with an item after the caller had seen it: what they did is not taken back. */
class ItemChanged extends Refusal {

    private static final long serialVersionUID = 1L;

    ItemChanged() {
        super(
                Kind.CONFLICT,
                "changed-meanwhile",
                "Somebody changed this work item meanwhile. Nothing was done with it.");
    }
}
