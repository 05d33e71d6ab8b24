package dev.greenroom.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What escalations tell: as it was written with them, and the messages that it becomes. */
@Repository
class EscalationRows {

    /** Some have one escalation, those of a storm sixty. */
    private static final int ROWS_AT_ONCE = 500;

    private static final TypeReference<List<Escalation>> TOLD = new TypeReference<>() {};
    private static final String COLUMNS = "insert into notice (notice_key, reference, person, process, kind, channel,"
            + " language, said, state, created_at, due_at, next_at, priority)";

    private final JdbcClient jdbc;
    private final OnceRows once;
    private final ObjectMapper json;

    EscalationRows(JdbcClient jdbc, OnceRows once, ObjectMapper json) {
        this.jdbc = jdbc;
        this.once = once;
        this.json = json;
    }

    /** In the caller's transaction, all in one row. */
    void add(List<Escalation> told) {
        jdbc.sql("insert into escalation_told (told) values (:told)")
                .param("told", written(told))
                .update();
    }

    /** Whether nobody else puts them into messages until the transaction ends. */
    boolean isOurTurn() {
        return isTurn(" skip locked");
    }

    /** The same, waiting for whoever does it now. */
    void awaitTurn() {
        isTurn("");
    }

    private boolean isTurn(String unlessFree) {
        once.add(
                "insert into escalation_turn (id) select 1 where not exists (select 1 from escalation_turn)", Map.of());
        return jdbc.sql("select id from escalation_turn for update" + unlessFree)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What one transaction told. */
    record Told(long id, List<Escalation> escalations) {

        Told {
            escalations = List.copyOf(escalations);
        }
    }

    /** The oldest, which are in no message yet: whole transactions, as long as they are not many more than {@code most}. */
    List<Told> next(int most) {
        List<Told> next = new ArrayList<>();
        AtomicInteger many = new AtomicInteger();
        jdbc.sql("select id, told from escalation_told order by id limit " + ROWS_AT_ONCE)
                .query(row -> {
                    if (many.get() < most) {
                        Told told = new Told(row.getLong("id"), read(row.getString("told"), TOLD));
                        many.addAndGet(told.escalations().size());
                        next.add(told);
                    }
                });
        return next;
    }

    void done(List<Told> told) {
        jdbc.sql("delete from escalation_told where id in (:ids)")
                .param("ids", told.stream().map(Told::id).toList())
                .update();
    }

    /** Queues it for a machine, once for its key; one whose case is gone tells nobody anything. */
    void add(String key, Escalation escalation, Map<String, String> said, WayOut way, Instant now) {
        once.add(
                COLUMNS
                        + " select cast(:key as varchar), c.reference, null, c.process, cast(:kind as varchar),"
                        + " cast(:channel as varchar), 'en', cast(:said as varchar), 'waiting', cast(:now as timestamp with time zone),"
                        + " cast(:now as timestamp with time zone), cast(:now as timestamp with time zone),"
                        + " cast(:priority as integer) from case_view c where c.reference = :reference"
                        + " and not exists (select 1 from notice where notice_key = :key)",
                Map.of(
                        "key", key,
                        "kind", NoticeKind.ESCALATION.word(),
                        "channel", way.name(),
                        "said", written(said),
                        "now", now.atOffset(ZoneOffset.UTC),
                        "priority", NoticeKind.ESCALATION.priority(),
                        "reference", escalation.reference()));
    }

    /**
     * A message to a colleague that nobody has begun to send, or that was given up: what comes later is told in it, so that
     * there are not ever more of these. {@code goesAgain} unless their own address was refused: then it waits until that
     * changes, or somebody sends it again.
     */
    record Unsent(long id, String said, boolean goesAgain) {}

    Optional<Unsent> unsent(String person) {
        return jdbc.sql("select id, said, state, problem from notice where reference = :to and channel = :channel"
                        + " and ((state = 'waiting' and attempts = 0) or state = 'dead')"
                        + " order by state desc, id desc limit 1 for update")
                .param("to", reference(person))
                .param("channel", ColleagueMailWay.NAME)
                .query((row, number) -> new Unsent(
                        row.getLong("id"),
                        row.getString("said"),
                        row.getString("state").equals("dead") && !WayOut.Refused.isOfAddress(row.getString("problem"))))
                .optional();
    }

    void say(Unsent unsent, String said) {
        jdbc.sql("update notice set said = :said where id = :id")
                .param("said", said)
                .param("id", unsent.id())
                .update();
    }

    void sendAgain(Unsent unsent, Instant next) {
        jdbc.sql("update notice set state = 'waiting', attempts = 0, next_at = :next where id = :id")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("id", unsent.id())
                .update();
    }

    /** All that was given up of what was to be told to somebody. */
    void sendAgain(String person, Instant next) {
        jdbc.sql("update notice set state = 'waiting', attempts = 0, next_at = :next"
                        + " where reference = :to and channel = :channel and state = 'dead'")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("to", reference(person))
                .param("channel", ColleagueMailWay.NAME)
                .update();
    }

    /** When this colleague's last message was to go first. */
    Optional<Instant> last(String person) {
        return jdbc.sql("select max(due_at) as due_at from notice where reference = :to and channel = :channel")
                .param("to", reference(person))
                .param("channel", ColleagueMailWay.NAME)
                .query((row, number) -> Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Queues a message to a colleague; {@code first} is what it begins with. */
    void add(String person, String language, long first, String said, Instant now, Instant due) {
        Map<String, Object> row = new HashMap<>();
        row.put(
                "key",
                NoticeKind.ESCALATION.word() + ":" + reference(person) + ":" + first + "@" + ColleagueMailWay.NAME);
        row.put("to", reference(person));
        row.put("person", person);
        row.put("kind", NoticeKind.ESCALATION.word());
        row.put("channel", ColleagueMailWay.NAME);
        row.put("language", language);
        row.put("said", said);
        row.put("now", now.atOffset(ZoneOffset.UTC));
        row.put("due", due.atOffset(ZoneOffset.UTC));
        row.put("priority", NoticeKind.ESCALATION.priority());
        jdbc.sql(COLUMNS + " values (:key, :to, :person, '', :kind, :channel, :language, :said, 'waiting', :now, :due,"
                        + " :due, :priority)")
                .params(row)
                .update();
    }

    private static String reference(String person) {
        return MailWay.digest(person);
    }

    String written(Object told) {
        try {
            return json.writeValueAsString(told);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON for what an escalation tells", e);
        }
    }

    <T> T read(String told, TypeReference<T> type) {
        try {
            return json.readValue(told, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What an escalation tells is no JSON", e);
        }
    }
}
