package dev.greenroom.notifications;

import dev.greenroom.shared.Refusal;

/** There is no such notice, or it is settled. */
final class UnknownNotice extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownNotice() {
        super(
                Kind.NOT_FOUND,
                "unknown-notice",
                "There is no such message in the list, or somebody has settled it. Look again.");
    }
}
