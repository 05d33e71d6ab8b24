package dev.greenroom.sla;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version of every calendar that was ever in force here. */
@Repository
class CalendarVersions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    CalendarVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes with every new version of any calendar. */
    String mark() {
        return jdbc.sql("select count(*), max(changed_at) from calendar_version")
                .query((row, number) -> row.getLong(1) + "@" + row.getString(2))
                .single();
    }

    /** The version in force of every key. */
    List<CalendarVersion> latest() {
        return jdbc.sql(
                        """
                        select v.* from calendar_version v join (select calendar_key, max(version) as latest
                            from calendar_version group by calendar_key) l
                        on v.calendar_key = l.calendar_key and v.version = l.latest order by v.calendar_key
                        """)
                .query(CalendarVersions::version)
                .list();
    }

    /** All versions of one key, newest first. */
    List<CalendarVersion> of(String key) {
        return jdbc.sql("select * from calendar_version where calendar_key = :key order by version desc limit 500")
                .param("key", key)
                .query(CalendarVersions::version)
                .list();
    }

    Optional<CalendarVersion> latest(String key) {
        return jdbc.sql("select * from calendar_version where calendar_key = :key order by version desc limit 1")
                .param("key", key)
                .query(CalendarVersions::version)
                .optional();
    }

    /** False when somebody else wrote this version first. */
    boolean add(CalendarVersion version) {
        try {
            insert(version);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private void insert(CalendarVersion version) {
        jdbc.sql(
                        """
                        insert into calendar_version (calendar_key, version, origin, definition, shipped_sha256, note,
                            changed_by, changed_at)
                        values (:key, :version, :origin, :definition, :sha256, :note, :by, :at)
                        """)
                .param("key", version.key())
                .param("version", version.version())
                .param("origin", version.origin().name().toLowerCase(Locale.ROOT))
                .param("definition", version.definition().toString())
                .param("sha256", version.shippedSha256())
                .param("note", version.note())
                .param("by", version.changedBy())
                .param("at", version.changedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static CalendarVersion version(ResultSet row, int number) throws SQLException {
        return new CalendarVersion(
                row.getString("calendar_key"),
                row.getInt("version"),
                CalendarVersion.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                json(row.getString("definition")),
                row.getString("shipped_sha256"),
                row.getString("note"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored calendar is not readable", damaged);
        }
    }
}
