package dev.greenroom.intake;

import dev.greenroom.shared.Refusal;

/** There is no such mail, or it is settled. */
final class UnknownMail extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownMail() {
        super(
                Kind.NOT_FOUND,
                "unknown-mail",
                "There is no such mail in the list, or somebody has settled it. Look again.");
    }
}
