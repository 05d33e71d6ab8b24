package dev.greenroom.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages for cases, each id once. */
@Repository
class Inbox {

    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper mapper;

    Inbox(JdbcClient jdbc, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    Optional<InboxMessage> find(String id) {
        return select("where message_id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** The message if it still waits; nobody else gets it before this transaction ends. */
    Optional<InboxMessage> takeWaiting(String id) {
        return select("where message_id = :id and status = 'waiting' for update", Map.of("id", id)).stream()
                .findFirst();
    }

    void add(InboxMessage message) {
        jdbc.sql(
                        """
                        insert into case_message (message_id, fingerprint, reference, instance_id, name, variables,
                            sender, status, received_at, expires_at, next_try_at)
                        values (:id, :fingerprint, :reference, :instance, :name, :variables,
                            :sender, 'waiting', :receivedAt, :expiresAt, :receivedAt)
                        """)
                .param("id", message.id())
                .param("fingerprint", message.fingerprint())
                .param("reference", message.reference())
                .param("instance", message.instanceId())
                .param("name", message.name())
                .param("variables", write(message.variables()))
                .param("sender", message.sender())
                .param("receivedAt", time(message.receivedAt()))
                .param("expiresAt", time(message.expiresAt()))
                .update();
    }

    /** Ends the waiting; what the message said is in the case now, or nowhere. */
    void settle(String id, InboxMessage.Status status, Instant at) {
        jdbc.sql("update case_message set status = :status, settled_at = :at, variables = '{}' where message_id = :id")
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .param("at", time(at))
                .param("id", id)
                .update();
    }

    void tryAgainAt(String id, Instant next) {
        jdbc.sql("update case_message set tries = tries + 1, next_try_at = :next"
                        + " where message_id = :id and status = 'waiting'")
                .param("next", time(next))
                .param("id", id)
                .update();
    }

    /** What waits for these instances, in the order it came. */
    List<String> waitingFor(Collection<String> instanceIds) {
        return jdbc.sql("select message_id from case_message where instance_id in (:instances) and status = 'waiting'"
                        + " order by received_at, message_id")
                .param("instances", instanceIds)
                .query(String.class)
                .list();
    }

    /** What is due for another try. */
    List<String> due(Instant now, int limit) {
        return jdbc.sql("select message_id from case_message where status = 'waiting' and next_try_at <= :now"
                        + " order by next_try_at limit " + limit)
                .param("now", time(now))
                .query(String.class)
                .list();
    }

    private List<InboxMessage> select(String where, Map<String, ?> params) {
        return jdbc.sql("select * from case_message " + where)
                .params(params)
                .query(this::message)
                .list();
    }

    private InboxMessage message(ResultSet row, int number) throws SQLException {
        return new InboxMessage(
                row.getString("message_id"),
                row.getString("fingerprint"),
                row.getString("reference"),
                row.getString("instance_id"),
                row.getString("name"),
                read(row.getString("variables")),
                row.getString("sender"),
                InboxMessage.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private String write(Map<String, @Nullable Object> variables) {
        try {
            return mapper.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Variables come from JSON", e);
        }
    }

    private Map<String, @Nullable Object> read(String json) {
        try {
            return mapper.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored message is no JSON", e);
        }
    }
}
