package dev.greenroom.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is ready for what; every change leaves a row. */
@Repository
class Presences {

    /** Whoever is not heard of for so long is away. */
    static final Duration SILENCE = Duration.ofMinutes(3);

    /** Longer than an offer waits for its answer. */
    private static final Duration ANSWERED = Duration.ofMinutes(5);

    private static final Duration HEARD_EVERY = Duration.ofSeconds(20);

    private final JdbcClient jdbc;

    Presences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Presence> of(String person) {
        return jdbc.sql("select * from work_presence where person = :person")
                .param("person", person)
                .query((row, number) -> presence(row))
                .optional();
    }

    List<Presence> all() {
        return jdbc.sql("select * from work_presence order by person")
                .query((row, number) -> presence(row))
                .list();
    }

    /** Who waits for a call, has no offer, and since {@code notSince} neither said "not now" nor let an offer lie. */
    List<Presence> free(Instant notSince) {
        return jdbc.sql("select p.* from work_presence p where p.state = 'available'"
                        + " and not exists (select 1 from work_offer o where o.open_person = p.person)"
                        + " and not exists (select 1 from work_offer o where o.person = p.person"
                        + " and (o.answer = 'not-now' or o.recall_reason = 'unanswered')"
                        + " and o.offered_at > :offered and o.ended_at > :not)"
                        + " order by p.since, p.person")
                .param("offered", time(notSince.minus(ANSWERED)))
                .param("not", time(notSince))
                .query((row, number) -> presence(row))
                .list();
    }

    /** Whose minutes are over, or of whom nothing was heard for too long. */
    List<Presence> over(Instant now) {
        return jdbc.sql("select * from work_presence where state <> 'away' and heard_at < :silent"
                        + " or until_at <= :now order by person")
                .param("silent", time(now.minus(SILENCE)))
                .param("now", time(now))
                .query((row, number) -> presence(row))
                .list();
    }

    /**
     * The person is this from now on; a row more unless they already were. Of two who say a first word of somebody at
     * once, one fails with a duplicate key, and so does their transaction: say it once more.
     */
    void set(String person, Presence.State state, @Nullable Instant until, Presence.SetBy by, Instant now) {
        Optional<Presence> before = of(person);
        if (before.isEmpty()) {
            insert(person, state, until, by, now);
        } else {
            jdbc.sql("update work_presence set state = :state, until_at = :until, set_by = :by,"
                            + " since = case when state = :state then since else :now end,"
                            + " heard_at = case when :by = 'silence' then heard_at else :now end"
                            + " where person = :person")
                    .param("state", state.word())
                    .param("until", until == null ? null : time(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("by", by.word())
                    .param("now", time(now))
                    .param("person", person)
                    .update();
        }
        if (before.map(Presence::state).orElse(null) != state) {
            note(person, state, by, now);
        }
    }

    private void note(String person, Presence.State state, Presence.SetBy by, Instant now) {
        jdbc.sql("insert into work_presence_change (person, state, at, set_by) values (:person, :state, :at, :by)")
                .param("person", person)
                .param("state", state.word())
                .param("at", time(now))
                .param("by", by.word())
                .update();
    }

    /** Who waits for a call begins offered work; false when they are something else by now. */
    boolean begins(String person, Instant now) {
        return turn(person, "state = 'available'", Presence.State.BACK_OFFICE, now);
    }

    /** Who was at offered work waits for calls again, unless something else was said of them meanwhile. */
    boolean isBack(String person, Instant now) {
        return turn(person, "state = 'back-office' and set_by = 'work'", Presence.State.AVAILABLE, now);
    }

    private boolean turn(String person, String from, Presence.State to, Instant now) {
        boolean turned =
                jdbc.sql("update work_presence set state = :state, until_at = null, set_by = 'work', since = :now"
                                        + " where person = :person and " + from)
                                .param("state", to.word())
                                .param("now", time(now))
                                .param("person", person)
                                .update()
                        == 1;
        if (turned) {
            note(person, to, Presence.SetBy.WORK, now);
        }
        return turned;
    }

    /** Deletes the changes from before. */
    void forget(Instant before) {
        jdbc.sql("delete from work_presence_change where at < :before")
                .param("before", time(before))
                .update();
    }

    private void insert(String person, Presence.State state, @Nullable Instant until, Presence.SetBy by, Instant now) {
        jdbc.sql("insert into work_presence (person, state, since, until_at, set_by, heard_at)"
                        + " values (:person, :state, :now, :until, :by, :now)")
                .param("person", person)
                .param("state", state.word())
                .param("now", time(now))
                .param("until", until == null ? null : time(until), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by.word())
                .update();
    }

    /** Their browser was heard; written at most every twenty seconds. */
    void heard(String person, Instant now) {
        jdbc.sql("update work_presence set heard_at = :now where person = :person and heard_at < :before")
                .param("now", time(now))
                .param("person", person)
                .param("before", time(now.minus(HEARD_EVERY)))
                .update();
    }

    /** From now on they take the calls of this queue only. */
    void serves(String person, String queue, Instant now) {
        jdbc.sql("update work_presence set queue = :queue, heard_at = :now where person = :person")
                .param("queue", queue)
                .param("now", time(now))
                .param("person", person)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Presence presence(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
        return new Presence(
                row.getString("person"),
                Presence.State.of(row.getString("state")).orElseThrow(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                Presence.SetBy.valueOf(
                        row.getString("set_by").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getString("queue"),
                row.getObject("heard_at", OffsetDateTime.class).toInstant());
    }
}
