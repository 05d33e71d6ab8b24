package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;

/** The customer knows the date that counts. */
public final class NothingToTell extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingToTell(String reference) {
        super(
                Kind.CONFLICT,
                "nothing-to-tell",
                "The customer of " + reference + " knows the date that counts; there is nothing to tell them.");
    }
}
