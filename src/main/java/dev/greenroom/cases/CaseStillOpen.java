package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The case is under way; there is nothing to open again. */
public final class CaseStillOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    public CaseStillOpen(String reference) {
        super(Kind.CONFLICT, "case-still-open", "The case " + reference + " is open. Work on it as it is.");
    }
}
