package dev.greenroom.cases;

import dev.greenroom.readmodel.ListRefused;
import dev.greenroom.readmodel.Paging;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that never reached their case: it ended first, or never waited for them in time. */
@Repository
class Undelivered {

    private final JdbcClient jdbc;

    Undelivered(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One message that was given up; {@code state} is expired or unused. */
    record Message(
            String id, String reference, String name, String sender, String state, Instant receivedAt, Instant at) {}

    /** Some of them, newest first. */
    record Some(List<Message> messages, @Nullable String next) {}

    Some list(Paging paging) {
        Message after = after(paging.cursor());
        JdbcClient.StatementSpec query = jdbc.sql("select * from case_message where status in ('expired', 'unused')"
                + (after == null ? "" : " and (settled_at < :at or (settled_at = :at and message_id < :id))")
                + " order by settled_at desc, message_id desc limit " + (paging.limit() + 1));
        List<Message> found = (after == null
                        ? query
                        : query.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id()))
                .query(Undelivered::message)
                .list();
        boolean more = found.size() > paging.limit();
        List<Message> page = more ? found.subList(0, paging.limit()) : found;
        return new Some(List.copyOf(page), more ? cursor(page.get(page.size() - 1)) : null);
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getString("message_id"),
                row.getString("reference"),
                row.getString("name"),
                row.getString("sender"),
                row.getString("status"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("settled_at", OffsetDateTime.class).toInstant());
    }

    private static String cursor(Message last) {
        String text = last.at() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Message after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            Instant at = Instant.parse(parts[0]);
            return new Message(parts.length == 2 ? parts[1] : "", "", "", "", "", at, at);
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw new ListRefused("cursor", "is none of this list");
        }
    }
}
