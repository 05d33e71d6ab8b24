package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The caller's roles do not reach this far. */
public final class NotYourPart extends Refusal {

    private static final long serialVersionUID = 1L;

    public NotYourPart(String what) {
        super(
                Kind.FORBIDDEN,
                "not-allowed",
                "Your roles do not let you " + what + ". A lead or an administrator can help.");
    }
}
