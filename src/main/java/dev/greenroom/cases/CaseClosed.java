package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The case has ended. */
public final class CaseClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    CaseClosed(String reference) {
        super(Kind.GONE, "case-closed", "The case " + reference + " is closed; nothing more can be sent to it.");
    }
}
