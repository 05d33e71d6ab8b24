package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** What is stuck is work of our own machine; no person can do it in its place. */
public final class NotByHand extends Refusal {

    private static final long serialVersionUID = 1L;

    NotByHand() {
        super(
                Kind.CONFLICT,
                "not-by-hand",
                "This is work of the machine itself and cannot be done by hand. Try it again, or give it up.");
    }
}
