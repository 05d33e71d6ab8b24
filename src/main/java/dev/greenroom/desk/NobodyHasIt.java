package dev.greenroom.desk;

import dev.greenroom.shared.Refusal;

/** No person of ours has anything to do for this case, so nobody can hurry it or answer for it. */
public final class NobodyHasIt extends Refusal {

    private static final long serialVersionUID = 1L;

    NobodyHasIt(String reference) {
        super(
                Kind.CONFLICT,
                "nobody-has-it",
                "Nobody of ours has anything to do for the case " + reference + " now: it is closed, or it waits for"
                        + " somebody else.");
    }
}
