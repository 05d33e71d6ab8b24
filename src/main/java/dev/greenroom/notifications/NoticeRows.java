package dev.greenroom.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.SeenCases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox. */
@Repository
class NoticeRows {

    private static final TypeReference<Map<String, String>> SAID = new TypeReference<>() {};

    /**
     * The oldest of its case that waits on this way: those behind it wait until it has gone. What is said to very many has a
     * row of its own to stand in.
     */
    private static final String FIRST_OF_ITS_CASE = " and not exists (select 1 from notice e where e.reference ="
            + " n.reference and e.channel = n.channel and e.state = 'waiting' and e.priority = n.priority and e.id < n.id)";

    /** One to a colleague has no case; one whose case is gone is nobody's to settle. */
    private static final String DEAD = "select n.* from notice n left join case_view c on c.reference = n.reference"
            + " where n.state = 'dead' and (c.reference is not null or n.person is not null)";

    private final JdbcClient jdbc;
    private final OnceRows once;
    private final ObjectMapper json;

    NoticeRows(JdbcClient jdbc, OnceRows once, ObjectMapper json) {
        this.jdbc = jdbc;
        this.once = once;
        this.json = json;
    }

    /** Queues a notice once for its key, in the caller's transaction. */
    boolean add(CaseView view, Notice.Wanted wanted, WayOut way, String language, Instant now, Instant due) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", key(wanted.key(), way));
        row.put("reference", view.reference());
        row.put("process", view.process());
        row.put("kind", wanted.kind().word());
        row.put("channel", way.name());
        row.put("language", language);
        row.put("said", written(wanted.said()));
        row.put("now", utc(now));
        row.put("due", utc(due));
        row.put("priority", wanted.kind().priority());
        return once.add(
                        "insert into notice (notice_key, reference, process, kind, channel, language, said, state,"
                                + " created_at, due_at, next_at, priority)"
                                + " select cast(:key as varchar), cast(:reference as varchar), cast(:process as varchar),"
                                + " cast(:kind as varchar), cast(:channel as varchar), cast(:language as varchar),"
                                + " cast(:said as varchar), 'waiting', cast(:now as timestamp with time zone),"
                                + " cast(:due as timestamp with time zone), cast(:due as timestamp with time zone),"
                                + " cast(:priority as integer)"
                                + " where not exists (select 1 from notice where notice_key = :key)",
                        row)
                > 0;
    }

    /** Says one thing more in a row that nobody has taken yet. */
    boolean addTo(String key, WayOut way, String name, String value) {
        return jdbc.sql(
                        "select id, said from notice where notice_key = :key and state = 'waiting' and attempts = 0 for update")
                .param("key", key(key, way))
                .query((row, number) -> {
                    Map<String, String> said = new LinkedHashMap<>(read(row.getString("said")));
                    said.put(name, value);
                    return jdbc.sql("update notice set said = :said where id = :id")
                            .param("said", written(said))
                            .param("id", row.getLong("id"))
                            .update();
                })
                .optional()
                .isPresent();
    }

    /**
     * Whether some of those whose keys begin so have not been tried yet, or are being tried for the first time: who is put off may
     * wait for days, and so may who stands behind them.
     */
    boolean areWaiting(NoticeKind kind, String key, WayOut way) {
        return jdbc.sql("select 1 from notice n where n.kind = :kind and n.state = 'waiting'"
                        + " and (n.attempts = 0 or (n.attempts = 1 and n.taken_by is not null))"
                        + " and n.channel = :channel and n.notice_key like :key" + FIRST_OF_ITS_CASE + " limit 1")
                .param("kind", kind.word())
                .param("channel", way.name())
                .param("key", kind.word() + ":" + key + ":%")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Which of these have not gone; not when a person was asked to tell it: who is called knows of it, also if it goes once more. */
    Set<String> waiting(Collection<String> keys, WayOut way) {
        return jdbc
                .sql("select notice_key from notice where notice_key in (:keys) and state = 'waiting'"
                        + " and handed_at is null")
                .param("keys", keys.stream().map(key -> key(key, way)).toList())
                .query(String.class)
                .list()
                .stream()
                .map(key -> key.substring(0, key.length() - key("", way).length()))
                .collect(Collectors.toSet());
    }

    boolean knows(String key, WayOut way) {
        return jdbc.sql("select count(*) from notice where notice_key = :key")
                        .param("key", key(key, way))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String key(String key, WayOut way) {
        return key + "@" + way.name();
    }

    /**
     * Takes some that are due, for {@code taker} alone until then; in a transaction of its own. {@code answersOnly} leaves
     * all that is news for a better hour.
     */
    List<Notice> take(String channel, boolean answersOnly, int most, String taker, Instant now, Instant until) {
        List<Notice> taken = jdbc.sql("select n.* from notice n where n.state = 'waiting' and n.channel = :channel"
                        + " and n.next_at <= :now" + FIRST_OF_ITS_CASE
                        + (answersOnly ? " and n.kind = '" + NoticeKind.RECEIVED.word() + "'" : "")
                        + " order by n.priority, n.next_at, n.id limit " + most + " for update skip locked")
                .param("channel", channel)
                .param("now", utc(now))
                .query((row, number) -> notice(row))
                .list();
        taken.forEach(each -> jdbc.sql("update notice set taken_by = :taker, next_at = :until,"
                        + " attempts = attempts + 1 where id = :id")
                .param("taker", taker)
                .param("until", utc(until))
                .param("id", each.id())
                .update());
        return taken;
    }

    /** The other side has it, whoever holds the row now; false when somebody has noted that before. */
    boolean sent(Notice notice, Instant now) {
        return jdbc.sql("update notice set state = 'sent', sent_at = :now, taken_by = null, problem = null, link = null"
                                + " where id = :id and state <> 'sent'")
                        .param("now", utc(now))
                        .param("id", notice.id())
                        .update()
                > 0;
    }

    void later(Notice notice, String taker, String problem, Instant next) {
        jdbc.sql("update notice set next_at = :next, taken_by = null, problem = :problem"
                        + " where id = :id and taken_by = :taker and state = 'waiting'")
                .param("next", utc(next))
                .param("problem", problem)
                .param("id", notice.id())
                .param("taker", taker)
                .update();
    }

    /** It was not tried: nothing counts against it. */
    void untried(Notice notice, String taker, Instant next) {
        jdbc.sql("update notice set next_at = :next, taken_by = null, attempts = attempts - 1"
                        + " where id = :id and taken_by = :taker and state = 'waiting'")
                .param("next", utc(next))
                .param("id", notice.id())
                .param("taker", taker)
                .update();
    }

    /** Given up; false when somebody else has taken it since. */
    boolean dead(Notice notice, String taker, String problem) {
        return jdbc.sql("update notice set state = 'dead', taken_by = null, problem = :problem, link = null"
                                + " where id = :id and taken_by = :taker and state = 'waiting'")
                        .param("problem", problem)
                        .param("id", notice.id())
                        .param("taker", taker)
                        .update()
                > 0;
    }

    /** What it says is not so any more; it never goes. False when it is not ours any more. */
    boolean outdated(Notice notice, String taker) {
        return jdbc.sql("update notice set state = 'dropped', taken_by = null, problem = null, link = null,"
                                + " settled_why = 'outdated'"
                                + " where id = :id and taken_by = :taker and state = 'waiting'")
                        .param("id", notice.id())
                        .param("taker", taker)
                        .update()
                > 0;
    }

    /** One that was given up. */
    record Dead(
            long id,
            String reference,
            @Nullable String person,
            String process,
            NoticeKind kind,
            String channel,
            String problem,
            int attempts,
            Instant createdAt) {}

    /** Whose cases are seen, and whether messages to colleagues are, too. */
    record Seen(SeenCases cases, boolean colleagues) {

        private String condition() {
            String ofCases = "(n.person is null" + cases.condition() + ")";
            return colleagues ? " and (n.person is not null or " + ofCases + ")" : " and " + ofCases;
        }
    }

    /** Those that were given up, of what is seen, the newest first. */
    List<Dead> dead(Seen seen, long before, int limit) {
        return jdbc.sql(DEAD + " and n.id < :before" + seen.condition() + " order by n.id desc limit " + limit)
                .params(seen.cases().params())
                .param("before", before)
                .query((row, number) -> new Dead(
                        row.getLong("id"),
                        row.getString("reference"),
                        row.getString("person"),
                        row.getString("process"),
                        NoticeKind.of(row.getString("kind")),
                        row.getString("channel"),
                        row.getString("problem"),
                        row.getInt("attempts"),
                        instant(row, "created_at")))
                .list();
    }

    /** One that was given up, if it is seen. */
    Optional<Notice> dead(Seen seen, long id) {
        return jdbc.sql(DEAD + " and n.id = :id" + seen.condition())
                .params(seen.cases().params())
                .param("id", id)
                .query((row, number) -> notice(row))
                .optional();
    }

    /**
     * News of this kind that reached nobody and that no person was asked to tell, with an id beyond {@code after}: given up, or
     * due before {@code before} and still not gone.
     */
    List<Notice> untold(NoticeKind kind, String channel, Instant before, long after, int most) {
        return jdbc.sql("select n.* from notice n where n.kind = :kind and n.channel = :channel and n.handed_at is null"
                        + " and n.id > :after and (n.state = 'dead' or (n.state = 'waiting' and n.due_at <= :before))"
                        + " order by n.id limit " + most)
                .param("kind", kind.word())
                .param("channel", channel)
                .param("before", utc(before))
                .param("after", after)
                .query((row, number) -> notice(row))
                .list();
    }

    /** A person is asked to tell it; false when somebody else has asked before, or it has gone. */
    boolean handed(Notice notice, Instant now) {
        return jdbc.sql("update notice set handed_at = :now where id = :id and handed_at is null"
                                + " and state in ('waiting', 'dead')")
                        .param("now", utc(now))
                        .param("id", notice.id())
                        .update()
                > 0;
    }

    /** Whether a person was asked to tell it. */
    boolean isHanded(Notice notice) {
        return jdbc.sql("select count(*) from notice where id = :id and handed_at is not null")
                        .param("id", notice.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Forgets some that are settled and older than this, of cases that are closed or to colleagues; how many. */
    int forget(Instant before, int most) {
        return jdbc.sql(
                        "delete from notice where id in (select n.id from notice n where (n.state in ('sent', 'dropped')"
                                + " or (n.state = 'dead' and n.person is not null)) and n.created_at < :before and not exists (select 1 from case_view c"
                                + " where c.reference = n.reference and c.state = 'open') limit " + most + ")")
                .param("before", utc(before))
                .update();
    }

    /** Lets one that was given up go again; false when it is not in the list. */
    boolean again(long id, String by, Instant now) {
        return jdbc.sql("update notice set state = 'waiting', attempts = 0, next_at = :now, settled_by = :by"
                                + " where id = :id and state = 'dead'")
                        .param("now", utc(now))
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    boolean drop(long id, String by, String why) {
        return jdbc.sql("update notice set state = 'dropped', settled_by = :by, settled_why = :why"
                                + " where id = :id and state = 'dead'")
                        .param("by", by)
                        .param("why", why)
                        .param("id", id)
                        .update()
                > 0;
    }

    private Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("notice_key"),
                row.getString("reference"),
                row.getString("person"),
                row.getString("process"),
                NoticeKind.of(row.getString("kind")),
                row.getString("channel"),
                row.getString("language"),
                read(row.getString("said")),
                row.getInt("attempts") + 1,
                instant(row, "created_at"));
    }

    private String written(Map<String, String> said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON for what a notice says", e);
        }
    }

    private Map<String, String> read(@Nullable String said) {
        try {
            return said == null ? Map.of() : json.readValue(said, SAID);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a notice says is no JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
