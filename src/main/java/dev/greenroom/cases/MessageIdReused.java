package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The same id came with another message. */
public final class MessageIdReused extends Refusal {

    private static final long serialVersionUID = 1L;

    MessageIdReused() {
        super(
                Kind.CONFLICT,
                "message-id-reused",
                "This Message-Id already belongs to another message. Use a new id for a new message.");
    }
}
