package dev.greenroom.announcements;

import dev.greenroom.shared.Refusal;

/** There is no such announcement, or it is over. */
final class UnknownAnnouncement extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownAnnouncement() {
        super(Kind.NOT_FOUND, "unknown-announcement", "There is no such announcement, or it is over. Look again.");
    }
}
