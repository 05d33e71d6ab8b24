package dev.greenroom.desk;

import dev.greenroom.security.Callers;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people say of all contacts: what one costs, and how many there were in a week. */
@Repository
class ContactSettings {

    private final JdbcClient jdbc;
    private final Callers callers;
    private final Clock clock;

    ContactSettings(JdbcClient jdbc, Callers callers, Clock clock) {
        this.jdbc = jdbc;
        this.callers = callers;
        this.clock = clock;
    }

    /** What a contact costs now; empty until somebody has said so. */
    Optional<ContactCost> cost() {
        return jdbc.sql("select amount, currency, set_by, set_at from desk_contact_cost order by id desc limit 1")
                .query((row, number) -> ContactCost.of(
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        callers.displayName(row.getString("set_by")),
                        row.getObject("set_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** From now on; what was said before stays written down. */
    void cost(ContactCost.Said said, String by) {
        jdbc.sql("insert into desk_contact_cost (amount, currency, set_by, set_at)"
                        + " values (:amount, :currency, :by, :at)")
                .param("amount", new BigDecimal(said.amount()))
                .param("currency", said.currency())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All contacts of the weeks that somebody has counted, by their Mondays. */
    Map<LocalDate, Integer> volumes(CausesPeriod period) {
        Map<LocalDate, Integer> volumes = new HashMap<>();
        jdbc.sql("select week, total from desk_contact_volume where week >= :from and week <= :to")
                .param("from", period.from())
                .param("to", period.to())
                .query(row -> {
                    volumes.put(row.getObject("week", LocalDate.class), row.getInt("total"));
                });
        return volumes;
    }

    /** The last word on a week counts. */
    void volume(ContactVolume volume, String by) {
        if (!change(volume, by)) {
            try {
                write(
                        "insert into desk_contact_volume (week, total, set_by, set_at) values (:week, :total, :by, :at)",
                        volume,
                        by);
            } catch (DuplicateKeyException meanwhile) {
                change(volume, by);
            }
        }
    }

    private boolean change(ContactVolume volume, String by) {
        return write(
                        "update desk_contact_volume set total = :total, set_by = :by, set_at = :at where week = :week",
                        volume,
                        by)
                > 0;
    }

    private int write(String sql, ContactVolume volume, String by) {
        return jdbc.sql(sql)
                .param("week", volume.monday())
                .param("total", volume.total())
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
