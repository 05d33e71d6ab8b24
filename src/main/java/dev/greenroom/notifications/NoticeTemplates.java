package dev.greenroom.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Texts that process owners wrote, every version of them: who changed what, and when. */
@Repository
class NoticeTemplates {

    /** The place of every process that has no text of its own. */
    static final String EVERY = "*";

    private final JdbcClient jdbc;
    private final OnceRows once;

    NoticeTemplates(JdbcClient jdbc, OnceRows once) {
        this.jdbc = jdbc;
        this.once = once;
    }

    /** Where a text stands. */
    record Place(String process, NoticeKind kind, String language) {}

    /** One version of a text; without subject and body the place was given back to what is shipped. */
    record Version(
            Place place,
            int number,
            @Nullable String subject,
            @Nullable String body,
            String changedBy,
            Instant changedAt) {}

    /** The versions that count, of this process and of every process. */
    List<Version> current(String process) {
        return jdbc.sql("select t.* from notice_template t where t.process in (:process, '" + EVERY + "')"
                        + " and t.version = (select max(l.version) from notice_template l where l.kind = t.kind"
                        + " and l.language = t.language and l.process = t.process) order by t.kind, t.language")
                .param("process", process)
                .query((row, number) -> version(row))
                .list();
    }

    /** Every version of a place, the newest first. */
    List<Version> all(Place place, int most) {
        return jdbc.sql(
                        "select * from notice_template where process = :process and kind = :kind and language = :language"
                                + " order by version desc limit " + most)
                .param("process", place.process())
                .param("kind", place.kind().word())
                .param("language", place.language())
                .query((row, number) -> version(row))
                .list();
    }

    /** Makes this the text that counts, if the one before it still is {@code expected}; false when it is not. */
    boolean add(Place place, int expected, @Nullable String subject, @Nullable String body, String by, Instant now) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("process", place.process());
        row.put("kind", place.kind().word());
        row.put("language", place.language());
        row.put("expected", expected);
        row.put("subject", subject);
        row.put("body", body);
        row.put("by", by);
        row.put("now", now.atOffset(ZoneOffset.UTC));
        return once.add(
                        "insert into notice_template (process, kind, language, version, subject, body, changed_by, changed_at)"
                                + " select cast(:process as varchar), cast(:kind as varchar), cast(:language as varchar),"
                                + " cast(:expected as integer) + 1, cast(:subject as varchar), cast(:body as varchar),"
                                + " cast(:by as varchar), cast(:now as timestamp with time zone)"
                                + " where :expected = (select coalesce(max(version), 0) from notice_template"
                                + " where process = :process and kind = :kind and language = :language)",
                        row)
                > 0;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                new Place(row.getString("process"), NoticeKind.of(row.getString("kind")), row.getString("language")),
                row.getInt("version"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
