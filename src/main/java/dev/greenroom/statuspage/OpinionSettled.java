package dev.greenroom.statuspage;

import dev.greenroom.shared.Refusal;

/** The customer said what they think long ago, or has not said how content they are. */
public final class OpinionSettled extends Refusal {

    private static final long serialVersionUID = 1L;

    private OpinionSettled(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    static OpinionSettled longAgo() {
        return new OpinionSettled("satisfaction-settled", "This was said long ago and is not changed any more.");
    }

    static OpinionSettled noScore() {
        return new OpinionSettled("satisfaction-no-score", "Say first how content the customer is, from 1 to 5.");
    }
}
