package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The few conversions between our values and columns that both databases agree on. */
final class Sql {

    /** Where rows without a due date stand in lists: last. */
    static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private Sql() {}

    static OffsetDateTime dueOrder(@Nullable Instant dueAt) {
        return time(dueAt == null ? NEVER : dueAt);
    }

    static Instant dueOrder(@Nullable ServiceLevelView level) {
        Instant dueAt = level == null ? null : level.dueAt();
        return dueAt == null ? NEVER : dueAt;
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
        return at == null ? null : time(at);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static @Nullable ServiceLevelView serviceLevel(ResultSet row) throws SQLException {
        return LevelColumns.read(row);
    }

    /** A pattern that finds {@code text} anywhere, whatever characters it has; to be used with {@code escape '!'}. */
    static String containing(String text) {
        return "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%";
    }

    /** As a pattern that finds only this; to be used with {@code escape '!'}. */
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
