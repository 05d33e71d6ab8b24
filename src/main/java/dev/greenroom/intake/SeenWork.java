package dev.greenroom.intake;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
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
    private final TransactionTemplate transaction;

    SeenWork(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The case that something led to; {@code isNew} is false when it had come before. */
    record Taken(String reference, boolean isNew) {}

    Optional<String> find(String source, String key) {
        return jdbc.sql("select reference from intake_seen where source = :source and seen_key = :key")
                .param("source", source)
                .param("key", key)
                .query(String.class)
                .optional();
    }

    /** Starts a case for this key unless one was; of two who try at once the second meets the first one's. */
    Taken once(String source, String key, Supplier<String> start) {
        Optional<String> before = find(source, key);
        if (before.isPresent()) {
            return new Taken(before.get(), false);
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                String reference = start.get();
                jdbc.sql("insert into intake_seen (source, seen_key, reference, seen_at)"
                                + " values (:source, :key, :reference, :at)")
                        .param("source", source)
                        .param("key", key)
                        .param("reference", reference)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
                return new Taken(reference, true);
            }));
        } catch (DuplicateKeyException raced) {
            return new Taken(find(source, key).orElseThrow(() -> raced), false);
        }
    }
}
