package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** A start without a key could make two cases. */
public final class IdempotencyKeyMissing extends Refusal {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyMissing() {
        super(
                Kind.BAD_INPUT,
                "idempotency-key-missing",
                "Send the header Idempotency-Key with up to 255 characters of your own choice, one for each case.");
    }
}
