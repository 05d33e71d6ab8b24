package dev.greenroom.announcements;

import dev.greenroom.shared.Refusal;

/** The same key came with another announcement. */
final class KeyReused extends Refusal {

    private static final long serialVersionUID = 1L;

    KeyReused() {
        super(
                Kind.CONFLICT,
                "idempotency-key-reused",
                "This Idempotency-Key already published another announcement. Use a new key for a new announcement.");
    }
}
