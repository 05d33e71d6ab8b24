package dev.greenroom.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Every promise there was, and the one of each case that counts. */
@Repository
class PromiseRows {

    private static final String CURRENT =
            "select p.* from case_promise c join promise p on p.id = c.promise_id" + " where c.reference = :reference";

    private final JdbcClient jdbc;

    PromiseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Promise> current(String reference) {
        return jdbc.sql(CURRENT)
                .param("reference", reference)
                .query(PromiseRows::promise)
                .optional();
    }

    List<Promise> current(Collection<String> references) {
        return jdbc.sql("select p.* from case_promise c join promise p on p.id = c.promise_id"
                        + " where c.reference in (:references)")
                .param("references", references)
                .query(PromiseRows::promise)
                .list();
    }

    /** Oldest first. */
    List<Promise> of(String reference) {
        return jdbc.sql("select * from promise where reference = :reference order by id")
                .param("reference", reference)
                .query(PromiseRows::promise)
                .list();
    }

    /** Of all these cases, oldest first. */
    List<Promise> of(Collection<String> references) {
        return jdbc.sql("select * from promise where reference in (:references) order by id")
                .param("references", references)
                .query(PromiseRows::promise)
                .list();
    }

    /** Where the day of the case's promise begins and ends. */
    Optional<ZoneId> zone(String reference) {
        return jdbc.sql("select zone from case_promise where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    /** Whether this root instance has told this event before. */
    boolean toldBefore(String rootInstanceId, String reference, String event) {
        return jdbc.sql("select count(*) from promise where reference = :reference and event = :event"
                                + " and root_instance_id = :root and promised_by is null")
                        .param("reference", reference)
                        .param("event", event)
                        .param("root", rootInstanceId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Adds a promise to the ledger and makes it the one that counts. */
    Promise add(Promise promise, String rootInstanceId, ZoneId zone) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        """
                        insert into promise (reference, root_instance_id, kind, event, promised_date, moved_from, reason,
                            source, channel, promised_by, promised_at)
                        values (:reference, :root, :kind, :event, :date, :from, :reason,
                            :source, :channel, :by, :at)
                        """)
                .param("reference", promise.reference())
                .param("root", rootInstanceId)
                .param("kind", promise.kind().word())
                .param("event", promise.event())
                .param("date", promise.date())
                .param("from", promise.movedFrom())
                .param("reason", promise.reason())
                .param("source", promise.source())
                .param("channel", promise.channel())
                .param("by", promise.promisedBy())
                .param("at", promise.promisedAt().atOffset(ZoneOffset.UTC))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        count(promise, id, zone);
        return promise.withId(id);
    }

    private void count(Promise promise, long id, ZoneId zone) {
        int known = jdbc.sql("update case_promise set promise_id = :id, promised_date = :date, zone = :zone,"
                        + " risk_at = null, risk_told_at = null where reference = :reference")
                .param("id", id)
                .param("date", promise.date())
                .param("zone", zone.getId())
                .param("reference", promise.reference())
                .update();
        if (known == 0) {
            jdbc.sql("insert into case_promise (reference, promise_id, promised_date, zone)"
                            + " values (:reference, :id, :date, :zone)")
                    .param("id", id)
                    .param("date", promise.date())
                    .param("zone", zone.getId())
                    .param("reference", promise.reference())
                    .update();
        }
    }

    /** The customer was told the date that counts now; who told it first stays in the ledger. */
    void told(String reference, String by, Instant at, @Nullable String through) {
        jdbc.sql("update promise set told_by = :by, told_at = :at, told_through = :through where id ="
                        + " (select promise_id from case_promise where reference = :reference) and told_at is null")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("through", through)
                .param("reference", reference)
                .update();
    }

    void told(long promise, String by, Instant at, @Nullable String through) {
        jdbc.sql("update promise set told_by = :by, told_at = :at, told_through = :through"
                        + " where id = :id and told_at is null")
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("through", through)
                .param("id", promise)
                .update();
    }

    private static Promise promise(ResultSet row, int number) throws SQLException {
        return new Promise(
                row.getLong("id"),
                row.getString("reference"),
                Promise.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("event"),
                row.getObject("promised_date", LocalDate.class),
                row.getObject("moved_from", LocalDate.class),
                row.getString("reason"),
                row.getString("source"),
                row.getString("channel"),
                row.getString("promised_by"),
                row.getObject("promised_at", OffsetDateTime.class).toInstant(),
                row.getString("told_by"),
                instant(row, "told_at"),
                row.getString("told_through"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
