package dev.greenroom.cases;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message for a case: waiting until the case listens for it, then applied once; or never wanted. */
record InboxMessage(
        String id,
        String fingerprint,
        String reference,
        String instanceId,
        String name,
        Map<String, @Nullable Object> variables,
        String sender,
        Status status,
        Instant receivedAt,
        Instant expiresAt,
        int tries) {

    /** What became of it. */
    enum Status {
        WAITING,
        APPLIED,
        EXPIRED,
        UNUSED
    }
}
