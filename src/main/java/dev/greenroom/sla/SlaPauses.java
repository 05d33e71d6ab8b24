package dev.greenroom.sla;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When and why each clock stood still. */
@Repository
class SlaPauses {

    private final JdbcClient jdbc;

    SlaPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One pause; it lasts while {@code to} is null. */
    record Pause(Instant from, @Nullable Instant to, String reason) {}

    List<Pause> of(String slaId) {
        return jdbc.sql("select * from sla_pause where sla_id = :id order by seq")
                .param("id", slaId)
                .query((row, n) -> {
                    OffsetDateTime to = row.getObject("resumed_at", OffsetDateTime.class);
                    return new Pause(
                            row.getObject("paused_at", OffsetDateTime.class).toInstant(),
                            to == null ? null : to.toInstant(),
                            row.getString("reason"));
                })
                .list();
    }

    void begin(SlaRow row) {
        SlaRow.Course course = row.course();
        begin(row.id(), Objects.requireNonNull(course.pausedAt()), Objects.requireNonNull(course.pauseReason()));
    }

    void begin(String slaId, Instant at, String reason) {
        jdbc.sql("insert into sla_pause (sla_id, paused_at, reason) values (:id, :at, :reason)")
                .param("id", slaId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    void end(String slaId, Instant at) {
        jdbc.sql("update sla_pause set resumed_at = :at where sla_id = :id and resumed_at is null")
                .param("id", slaId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
