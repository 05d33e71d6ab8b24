package dev.greenroom.work;

import dev.greenroom.shared.Refusal;

/** The offer was withdrawn, answered already, or was never this person's. */
public final class OfferGone extends Refusal {

    private static final long serialVersionUID = 1L;

    OfferGone() {
        super(Kind.CONFLICT, "offer-gone", "This offer is no longer open. You are ready for calls.");
    }
}
