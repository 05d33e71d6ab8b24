package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The same key came with another body. */
public final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReused() {
        super(
                Kind.CONFLICT,
                "idempotency-key-reused",
                "This Idempotency-Key already started another case. Use a new key for a new case.");
    }
}
