package dev.greenroom.announcements;

import dev.greenroom.shared.Refusal;

/** Announcing without a key could write to customers twice. */
final class KeyMissing extends Refusal {

    private static final long serialVersionUID = 1L;

    KeyMissing() {
        super(
                Kind.BAD_INPUT,
                "idempotency-key-missing",
                "Send the header Idempotency-Key with up to 255 characters of your own choice, one for each announcement.");
    }
}
