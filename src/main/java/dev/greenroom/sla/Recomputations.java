package dev.greenroom.sla;

import dev.greenroom.sla.Recomputation.State;
import dev.greenroom.sla.Recomputation.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is being worked out again, how far it is, and which node is at it. */
@Repository
class Recomputations {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    Recomputations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where one stands: the round, and the last clock that was looked at (its calendar, a blank, its id). */
    record Place(int round, String after) {}

    /** To be done once the current transaction commits. */
    Recomputation begin(Subject subject, String key, String version, long total, String by) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into recomputation (id, subject_type, subject, version, state, total, started_by, started_at)
                        values (:id, :type, :key, :version, 'running', :total, :by, :at)
                        """)
                .param("id", id)
                .param("type", subject.name().toLowerCase(Locale.ROOT))
                .param("key", key)
                .param("version", version)
                .param("total", total)
                .param("by", by)
                .param("at", now())
                .update();
        return find(id).orElseThrow();
    }

    Optional<Recomputation> find(String id) {
        return jdbc.sql("select * from recomputation where id = :id")
                .param("id", id)
                .query(Recomputations::recomputation)
                .optional();
    }

    List<Recomputation> latest() {
        return jdbc.sql("select * from recomputation order by started_at desc, id limit 20")
                .query(Recomputations::recomputation)
                .list();
    }

    /** Those nobody is at, oldest first. */
    List<Recomputation> waiting() {
        return jdbc.sql("select * from recomputation where state = 'running'"
                        + " and (leased_until is null or leased_until < :now) order by started_at, id")
                .param("now", now())
                .query(Recomputations::recomputation)
                .list();
    }

    /** True when this node may go on with it. */
    boolean take(String id, String node) {
        return jdbc.sql("update recomputation set leased_by = :node, leased_until = :until where id = :id"
                                + " and state = 'running' and (leased_until is null or leased_until < :now)")
                        .param("node", node)
                        .param("until", now().plus(LEASE))
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    Place place(String id) {
        return jdbc.sql("select round, place from recomputation where id = :id")
                .param("id", id)
                .query((row, number) -> new Place(row.getInt("round"), row.getString("place")))
                .single();
    }

    /** Notes what one batch did, in its transaction; false when this node is not at it any more. */
    boolean advance(String id, String node, Place place, int checked, int moved) {
        return jdbc.sql(
                                """
                                update recomputation set round = :round, place = :place, moved = moved + :moved,
                                    checked = case when :round > 1 or checked + :checked > total then total
                                        else checked + :checked end, leased_until = :until
                                where id = :id and leased_by = :node and state = 'running'
                                """)
                        .param("round", place.round())
                        .param("place", place.after())
                        .param("checked", checked)
                        .param("moved", moved)
                        .param("until", now().plus(LEASE))
                        .param("id", id)
                        .param("node", node)
                        .update()
                == 1;
    }

    /** False when another node has taken it over meanwhile. */
    boolean finish(String id, String node) {
        return jdbc.sql(
                                "update recomputation set state = 'done', checked = total, finished_at = :at, leased_until = null"
                                        + " where id = :id and leased_by = :node")
                        .param("at", now())
                        .param("id", id)
                        .param("node", node)
                        .update()
                > 0;
    }

    /** Somebody may go on with it. */
    void leave(String id, String node) {
        jdbc.sql("update recomputation set leased_until = null where id = :id and leased_by = :node")
                .param("id", id)
                .param("node", node)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Recomputation recomputation(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        Instant finishedAt = finished == null ? null : finished.toInstant();
        return new Recomputation(
                row.getString("id"),
                Subject.valueOf(row.getString("subject_type").toUpperCase(Locale.ROOT)),
                row.getString("subject"),
                row.getString("version"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("total"),
                row.getLong("checked"),
                row.getLong("moved"),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finishedAt);
    }
}
