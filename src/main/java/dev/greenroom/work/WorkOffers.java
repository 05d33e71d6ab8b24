package dev.greenroom.work;

import dev.greenroom.work.blending.Blending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every offer, its answer and its recall: who, what, when, why. Kept for three months. */
@Repository
class WorkOffers {

    static final String ACCEPTED = "accepted";
    static final String NOT_NOW = "not-now";
    static final String WITHDRAWN = "withdrawn";
    static final String RELEASED = "released";

    /** Why an offer was withdrawn that its person let lie; counts as "not now". */
    static final String UNANSWERED = "unanswered";

    private static final String CLOSE =
            ", ended_at = :at, open_person = null, open_task = null where id = :id and open_person is not null";

    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;

    WorkOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorkOffer> open() {
        return jdbc.sql("select * from work_offer where open_person is not null order by id")
                .query((row, number) -> offer(row))
                .list();
    }

    Optional<WorkOffer> openOf(String person) {
        return jdbc.sql("select * from work_offer where open_person = :person")
                .param("person", person)
                .query((row, number) -> offer(row))
                .optional();
    }

    void offer(Blending.Offer offer, String reference, Instant now) {
        jdbc.sql("insert into work_offer (person, task_id, reference, effort_seconds, window_seconds, offered_at,"
                        + " open_person, open_task) values (:person, :task, :reference, :effort, :window, :now, :person,"
                        + " :task)")
                .param("person", offer.person())
                .param("task", offer.item())
                .param("reference", reference)
                .param("effort", offer.effort().toSeconds())
                .param("window", offer.window().toSeconds())
                .param("now", time(now))
                .update();
    }

    /** The person takes it; false when it is not theirs to take any more. Of many that say so, one is heard. */
    boolean accept(long id, String person, Instant now) {
        return jdbc.sql("update work_offer set answer = 'accepted', answered_at = :now"
                                + " where id = :id and open_person = :person and answer is null")
                        .param("now", time(now))
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** The person would rather not; false when it is not on offer to them any more. */
    boolean decline(long id, String person, String reason, Instant now) {
        return jdbc.sql("update work_offer set answer = 'not-now', answered_at = :at, reason = :reason"
                                + CLOSE.replace("open_person is not null", "open_person = :person and answer is null"))
                        .param("at", time(now))
                        .param("reason", reason)
                        .param("id", id)
                        .param("person", person)
                        .update()
                == 1;
    }

    /** An offer that nobody answered is taken back; false when somebody was faster. */
    boolean withdraw(long id, String why, Instant now) {
        return jdbc.sql("update work_offer set answer = 'withdrawn', recalled_at = :at, recall_reason = :why" + CLOSE
                                + " and answer is null")
                        .param("at", time(now))
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Who has begun shall come back when what they typed is saved. */
    boolean recall(long id, String why, Instant now) {
        return jdbc.sql("update work_offer set recalled_at = :at, recall_reason = :why"
                                + " where id = :id and open_person is not null and recalled_at is null")
                        .param("at", time(now))
                        .param("why", why)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The work that came of an offer is over, one way or the other. */
    boolean end(long id, String ending, Instant now) {
        return jdbc.sql("update work_offer set ending = :ending" + CLOSE)
                        .param("ending", ending)
                        .param("at", time(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** What this person would rather not do, lately. */
    Set<String> declinedBy(String person, Instant since) {
        return new HashSet<>(jdbc.sql("select task_id from work_offer where person = :person and offered_at > :since"
                        + " and (answer = 'not-now' or recall_reason = 'unanswered')")
                .param("person", person)
                .param("since", time(since))
                .query(String.class)
                .list());
    }

    /** What this person left for calls, the last first, and how long they were at it. */
    Map<String, Duration> leftBy(String person, Instant since) {
        Map<String, Duration> left = new LinkedHashMap<>();
        jdbc.sql("select task_id, answered_at, ended_at from work_offer where person = :person and offered_at > :since"
                        + " and ending = 'released' order by id desc")
                .param("person", person)
                .param("since", time(since))
                .query(row -> {
                    left.merge(
                            row.getString("task_id"),
                            Duration.between(instant(row, "answered_at"), instant(row, "ended_at")),
                            Duration::plus);
                });
        return left;
    }

    /** Work that was begun and is not this person's any more: its ending, by the offer's id. */
    Map<Long, String> gone(Instant begunBefore) {
        Map<Long, String> gone = new LinkedHashMap<>();
        jdbc.sql("select o.id, w.state, w.done_by, o.person from work_offer o left join work_item w"
                        + " on w.task_id = o.task_id where o.open_person is not null and o.answered_at < :before"
                        + " and (w.task_id is null or w.state <> 'open' or w.assignee is null or w.assignee <> o.person"
                        + " or w.parked_until is not null)")
                .param("before", time(begunBefore))
                .query(row -> {
                    boolean done = row.getString("person").equals(row.getString("done_by"));
                    gone.put(row.getLong("id"), done ? "done" : "left");
                });
        return gone;
    }

    /** Offers that nobody answered and whose item is not to be had any more. */
    Set<Long> taken() {
        return new HashSet<>(jdbc.sql("select o.id from work_offer o left join work_item w on w.task_id = o.task_id"
                        + " where o.open_person is not null and o.answer is null and (w.task_id is null"
                        + " or w.state <> 'open' or w.assignee is not null or w.parked_until is not null)")
                .query(Long.class)
                .list());
    }

    /** Who left offered work since then, done or not, and when. */
    Map<String, Instant> endedSince(Instant since) {
        Map<String, Instant> ended = new HashMap<>();
        jdbc.sql("select person, ended_at from work_offer where offered_at > :long and ended_at > :since"
                        + " and answer = 'accepted' order by ended_at")
                .param("long", time(since.minus(LONGEST)))
                .param("since", time(since))
                .query(row -> {
                    ended.put(row.getString("person"), instant(row, "ended_at"));
                });
        return ended;
    }

    /** Deletes what had ended before. */
    void forget(Instant before) {
        jdbc.sql("delete from work_offer where offered_at < :before and ended_at < :before")
                .param("before", time(before))
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static WorkOffer offer(ResultSet row) throws SQLException {
        return new WorkOffer(
                row.getLong("id"),
                row.getString("person"),
                row.getString("task_id"),
                Duration.ofSeconds(row.getInt("effort_seconds")),
                Duration.ofSeconds(row.getInt("window_seconds")),
                instant(row, "offered_at"),
                instantOrNull(row, "answered_at"),
                instantOrNull(row, "recalled_at"));
    }
}
