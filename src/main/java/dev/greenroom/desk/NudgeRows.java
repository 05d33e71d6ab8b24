package dev.greenroom.desk;

import dev.greenroom.readmodel.CaseView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Every time that somebody asked for a case to be hurried. */
@Repository
class NudgeRows {

    private static final int MOST = 50;

    /** What was asked for in the present life of a case: one that was opened again begins anew. */
    private static final String NOW = " from desk_nudge where reference = :reference and instance_id = :instance";

    private final JdbcClient jdbc;

    NudgeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Its number. */
    long add(CaseView view, String step, Nudge.Said said, String person, Instant at, boolean counted) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into desk_nudge (reference, instance_id, process, step, reason, note, person, at, counted)"
                        + " values (:reference, :instance, :process, :step, :reason, :note, :person, :at, :counted)")
                .param("reference", view.reference())
                .param("instance", view.instanceId())
                .param("process", view.process())
                .param("step", step)
                .param("reason", said.reason())
                .param("note", said.note())
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("counted", counted)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    /** Those of one case, the newest first. */
    List<Nudge> of(String reference) {
        return jdbc.sql("select * from desk_nudge where reference = :reference order by at desc, id desc limit " + MOST)
                .param("reference", reference)
                .query(NudgeRows::nudge)
                .list();
    }

    /** How many counted. */
    int counted(CaseView view) {
        return jdbc.sql("select count(*)" + NOW + " and counted")
                .param("reference", view.reference())
                .param("instance", view.instanceId())
                .query(Integer.class)
                .single();
    }

    boolean isCountedAfter(CaseView view, Instant since) {
        return jdbc.sql("select exists (select 1" + NOW + " and counted and at > :since)")
                .param("reference", view.reference())
                .param("instance", view.instanceId())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The last one, or the last that counted. */
    Optional<Nudge> last(CaseView view, boolean counted) {
        return find(view, (counted ? " and counted" : "") + " order by at desc, id desc limit 1").stream()
                .findFirst();
    }

    /** Those that count and to which nobody has answered, the newest first. */
    List<Nudge> unanswered(CaseView view) {
        return find(view, " and counted and answered_at is null order by at desc, id desc limit " + MOST);
    }

    private List<Nudge> find(CaseView view, String condition) {
        return jdbc.sql("select *" + NOW + condition)
                .param("reference", view.reference())
                .param("instance", view.instanceId())
                .query(NudgeRows::nudge)
                .list();
    }

    void answer(List<Long> ids, String by, String item, Instant at, @Nullable String text) {
        jdbc.sql("update desk_nudge set answered_by = :by, answered_item = :item, answered_at = :at, answer = :text"
                        + " where id in (:ids) and answered_at is null")
                .param("item", item)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("ids", ids)
                .update();
    }

    private static Nudge nudge(ResultSet row, int number) throws SQLException {
        OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
        return new Nudge(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("person"),
                row.getString("reason"),
                row.getString("note"),
                row.getBoolean("counted"),
                row.getString("answered_by"),
                row.getString("answered_item"),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("answer"));
    }
}
