package dev.greenroom.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who dealt with what was stuck: each incident once. */
@Repository
class SettledRows {

    private final JdbcClient jdbc;

    SettledRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Settled(String by, Instant at) {}

    /** A second settler waits for the first and then meets a duplicate key. */
    void add(String incidentId, String reference, String verb, Settled settled) {
        jdbc.sql("insert into case_stuck_settled (incident_id, reference, verb, settled_by, settled_at)"
                        + " values (:incident, :reference, :verb, :by, :at)")
                .param("incident", incidentId)
                .param("reference", reference)
                .param("verb", verb)
                .param("by", settled.by())
                .param("at", settled.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Settled> find(String reference, String incidentId) {
        return jdbc.sql("select settled_by, settled_at from case_stuck_settled"
                        + " where incident_id = :incident and reference = :reference")
                .param("incident", incidentId)
                .param("reference", reference)
                .query((row, n) -> new Settled(
                        row.getString("settled_by"),
                        row.getObject("settled_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
