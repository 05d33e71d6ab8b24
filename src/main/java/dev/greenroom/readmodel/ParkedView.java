package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an item was put aside.
 *
 * @param until when it comes back by itself; null when only somebody takes it up
 */
public record ParkedView(String by, Instant at, @Nullable Instant until, @Nullable String reason) {

    /** What the column says of an item that does not come back by itself. */
    public static final Instant OPEN_ENDED = Instant.parse("9999-01-01T00:00:00Z");

    static @Nullable ParkedView of(ResultSet row) throws SQLException {
        Instant until = Sql.instantOrNull(row, "parked_until");
        return until == null
                ? null
                : new ParkedView(
                        row.getString("parked_by"),
                        Sql.instant(row, "parked_at"),
                        until.isBefore(OPEN_ENDED) ? until : null,
                        row.getString("park_reason"));
    }
}
