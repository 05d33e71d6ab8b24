package dev.greenroom.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which key of which caller started which case. */
@Repository
class CaseStarts {

    private final JdbcClient jdbc;

    CaseStarts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a key stands for. */
    record Started(String fingerprint, String reference) {}

    Optional<Started> find(String caller, String key) {
        return jdbc.sql(
                        "select fingerprint, reference from case_start where caller = :caller and idempotency_key = :key")
                .param("caller", caller)
                .param("key", key)
                .query((row, number) -> new Started(row.getString("fingerprint"), row.getString("reference")))
                .optional();
    }

    /** Takes the key; a second taker waits for the first and then meets a duplicate key. */
    void take(String caller, String key, Started started, Instant at) {
        jdbc.sql(
                        """
                        insert into case_start (caller, idempotency_key, fingerprint, reference, started_at)
                        values (:caller, :key, :fingerprint, :reference, :at)
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("fingerprint", started.fingerprint())
                .param("reference", started.reference())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
