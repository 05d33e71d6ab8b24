package dev.greenroom.notifications;

import dev.greenroom.shared.Refusal;

/** What the notice says is not so any more. */
final class NoticeOutdated extends Refusal {

    private static final long serialVersionUID = 1L;

    NoticeOutdated() {
        super(
                Kind.CONFLICT,
                "notice-outdated",
                "What this message says is not so any more: the case has gone on, or the customer has heard it."
                        + " Decide that it is not sent, with a reason.");
    }
}
