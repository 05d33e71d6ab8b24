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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
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

    /** Some of them, newest first; {@code next} and {@code prev} are absent where the list ends. */
    record Some(List<Message> messages, @Nullable String next, @Nullable String prev) {}

    /** A place in the list: the rows behind it, or those before it. */
    private record Place(boolean backward, Instant at, String id) {}

    Some list(Paging paging) {
        Place place = place(paging.cursor());
        boolean backward = place != null && place.backward();
        String side = backward ? ">" : "<";
        String direction = backward ? "asc" : "desc";
        JdbcClient.StatementSpec query = jdbc.sql("select * from case_message where status in ('expired', 'unused')"
                + (place == null
                        ? ""
                        : " and (settled_at " + side + " :at or (settled_at = :at and message_id " + side + " :id))")
                + " order by settled_at " + direction + ", message_id " + direction + " limit "
                + (paging.limit() + 1));
        List<Message> found = (place == null
                        ? query
                        : query.param("at", place.at().atOffset(ZoneOffset.UTC)).param("id", place.id()))
                .query(Undelivered::message)
                .list();
        boolean more = found.size() > paging.limit();
        List<Message> page = new ArrayList<>(more ? found.subList(0, paging.limit()) : found);
        if (backward) {
            Collections.reverse(page);
        }
        boolean before = backward ? more : place != null;
        boolean behind = backward || more;
        return new Some(
                List.copyOf(page),
                behind && !page.isEmpty() ? cursor("f", page.get(page.size() - 1)) : null,
                before && !page.isEmpty() ? cursor("b", page.get(0)) : null);
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

    private static String cursor(String direction, Message at) {
        String text = direction + " " + at.at() + " " + at.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
            if (parts.length == 3 && (parts[0].equals("f") || parts[0].equals("b"))) {
                return new Place(parts[0].equals("b"), Instant.parse(parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException | DateTimeException foreign) {
            throw new ListRefused("cursor", "is none of this list");
        }
        throw new ListRefused("cursor", "is none of this list");
    }
}
