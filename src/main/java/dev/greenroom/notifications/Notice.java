package dev.greenroom.notifications;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox; {@code said} are the facts it tells, without personal data. One to a colleague names this
 * {@code person}, and no case: its reference stands for whom it is.
 */
record Notice(
        long id,
        String key,
        String reference,
        @Nullable String person,
        String process,
        NoticeKind kind,
        String channel,
        String language,
        Map<String, String> said,
        int attempts,
        Instant createdAt) {

    /** Said of a decision that has still to be carried out. */
    static final String BEFORE_THE_END = "beforeTheEnd";

    /** The root instance whose decision is told: a case that is opened again has another one. */
    static final String LIFE = "life";

    /** The promise that it tells. */
    Optional<Long> promise() {
        return Optional.ofNullable(said.get("promise")).map(Long::valueOf);
    }

    /** One that is to be queued on each way out: what it tells, and what makes it the same over retries. */
    record Wanted(String key, NoticeKind kind, Map<String, String> said) {

        Wanted {
            said = Map.copyOf(said);
        }
    }
}
