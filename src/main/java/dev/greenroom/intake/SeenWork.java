package dev.greenroom.intake;

import dev.greenroom.cases.DeadlockRetry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What has come in before, by a key of its source, whoever brought it: a row and its case are one transaction. */
@Repository
class SeenWork {

    static final String TABLE = "table";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DeadlockRetry retry;
    private final TransactionTemplate transaction;

    SeenWork(JdbcClient jdbc, Clock clock, DeadlockRetry retry, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.retry = retry;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The case that something led to; {@code isNew} is false when it had come before. */
    record Taken(String reference, boolean isNew) {}

    /** A key that names other work than it did before. */
    static final class OtherWork extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private record Row(String reference, @Nullable String fingerprint) {}

    /** The case that this led to before; fails when the key stood for something else then. */
    Optional<String> find(String source, String key, String fingerprint) {
        Optional<Row> found = jdbc.sql(
                        "select reference, fingerprint from intake_seen where source = :source and seen_key = :key")
                .param("source", source)
                .param("key", key)
                .query((row, number) -> new Row(row.getString("reference"), row.getString("fingerprint")))
                .optional();
        return found.map(row -> {
            if (row.fingerprint() != null && !row.fingerprint().equals(fingerprint)) {
                throw new OtherWork();
            }
            return row.reference();
        });
    }

    /**
     * Starts a case for this key unless one was; of two who try at once the second meets the first one's. What failed is
     * looked at only after its transaction is over: PostgreSQL answers nothing in one that has failed.
     */
    Taken once(String source, String key, String fingerprint, Supplier<String> start) {
        Optional<String> before = find(source, key, fingerprint);
        if (before.isPresent()) {
            return new Taken(before.get(), false);
        }
        try {
            return retry.run(() -> Objects.requireNonNull(transaction.execute(status -> {
                String reference = start.get();
                add(source, key, fingerprint, reference);
                return new Taken(reference, true);
            })));
        } catch (DataAccessException raced) {
            return new Taken(find(source, key, fingerprint).orElseThrow(() -> raced), false);
        }
    }

    private void add(String source, String key, String fingerprint, String reference) {
        jdbc.sql("insert into intake_seen (source, seen_key, reference, seen_at, fingerprint)"
                        + " values (:source, :key, :reference, :at, :fingerprint)")
                .param("source", source)
                .param("key", key)
                .param("reference", reference)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("fingerprint", fingerprint)
                .update();
    }

    /** Forgets what came before this moment. */
    int forget(Instant before) {
        return jdbc.sql("delete from intake_seen where seen_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
