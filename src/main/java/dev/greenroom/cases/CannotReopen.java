package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The process names no step at which a closed case could begin again, and people do nothing in it. */
public final class CannotReopen extends Refusal {

    private static final long serialVersionUID = 1L;

    CannotReopen(String reference) {
        super(Kind.CONFLICT, "cannot-reopen", "The process of " + reference + " has no step to begin again at.");
    }
}
