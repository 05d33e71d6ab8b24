package dev.greenroom.statuspage;

import dev.greenroom.shared.Refusal;

/** Nobody is asked any more, or never was, or has not said how content they are. */
public final class OpinionSettled extends Refusal {

    private static final long serialVersionUID = 1L;

    private OpinionSettled(String code, String detail) {
        super(Kind.CONFLICT, code, detail);
    }

    static OpinionSettled longAgo() {
        return new OpinionSettled(
                "satisfaction-settled",
                "The case was closed more than two weeks ago: what its customer thought is not noted or changed any more.");
    }

    static OpinionSettled ownWork() {
        return new OpinionSettled(
                "internal-case", "This is work of our own about another case. Note it at the case that it is about.");
    }

    static OpinionSettled noScore() {
        return new OpinionSettled("satisfaction-no-score", "Say first how content the customer is, from 1 to 5.");
    }
}
