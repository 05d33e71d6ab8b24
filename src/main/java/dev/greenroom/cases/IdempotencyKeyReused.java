package dev.greenroom.cases;

import dev.greenroom.shared.Refusal;

/** The same key came with another body. */
public final class IdempotencyKeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    /** {@code made} is what became of the key: "started another case"; {@code thing} what a new one is for. */
    public IdempotencyKeyReused(String made, String thing) {
        super(
                Kind.CONFLICT,
                "idempotency-key-reused",
                "This Idempotency-Key already " + made + ". Use a new key for a new " + thing + ".");
    }
}
