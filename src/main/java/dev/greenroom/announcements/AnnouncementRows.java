package dev.greenroom.announcements;

import dev.greenroom.announcements.Announcement.Concerned;
import dev.greenroom.announcements.Announcement.Said;
import dev.greenroom.announcements.Announcement.Version;
import dev.greenroom.readmodel.CaseView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Every announcement there was, and how far its customers have been told. */
@Repository
class AnnouncementRows {

    /** Open cases of customers, not work of our own. */
    static final String CUSTOMERS =
            " c.state = 'open' and (c.channel is null or c.channel <> '" + CaseView.INTERNAL + "')";

    private static final String UNTOLD = " and not exists (select 1 from announcement_customer t"
            + " where t.announcement_id = :id and t.customer = coalesce(c.customer_id, c.reference))";

    private static final String NAMES_APART = "\n";

    private final JdbcClient jdbc;

    AnnouncementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(Announcement said, String key) {
        Version version = said.concerned().version();
        GeneratedKeyHolder made = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into announcement (effective_on, process, phase, tier, version, definition_id, customers, subject_en, subject_de,"
                                + " text_en, text_de, point_en, point_de, published_by, published_at, request_key, told_to, written)"
                                + " values (:effective, :process, :phase, :tier, :version, :definition, :customers, :subjectEn, :subjectDe, :textEn, :textDe,"
                                + " :pointEn, :pointDe, :by, :at, :key, '', 0)")
                .param("effective", said.effectiveOn())
                .param("process", said.concerned().process())
                .param("phase", said.concerned().phase())
                .param("tier", said.concerned().tier())
                .param("version", version == null ? null : version.number())
                .param("definition", version == null ? null : version.definitionId())
                .param("customers", String.join(NAMES_APART, said.concerned().customers()))
                .param("subjectEn", said.subject().en())
                .param("subjectDe", said.subject().de())
                .param("textEn", said.text().en())
                .param("textDe", said.text().de())
                .param("pointEn", said.point().en())
                .param("pointDe", said.point().de())
                .param("by", said.publishedBy())
                .param("at", said.publishedAt().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update(made, "id");
        return Objects.requireNonNull(made.getKey()).longValue();
    }

    /** The newest first. */
    List<Announcement> list(long before, int most) {
        return jdbc.sql("select * from announcement where id < :before order by id desc limit " + most)
                .param("before", before)
                .query((row, number) -> announcement(row))
                .list();
    }

    /** What this person published under this key. */
    Optional<Announcement> byKey(String person, String key) {
        return jdbc.sql("select * from announcement where published_by = :person and request_key = :key")
                .param("person", person)
                .param("key", key)
                .query((row, number) -> announcement(row))
                .optional();
    }

    Optional<Announcement> byId(long id) {
        return jdbc.sql("select * from announcement where id = :id")
                .param("id", id)
                .query((row, number) -> announcement(row))
                .optional();
    }

    /** Those that are not over. */
    List<Announcement> running() {
        return jdbc.sql("select * from announcement where ended_at is null order by id")
                .query((row, number) -> announcement(row))
                .list();
    }

    boolean isAnythingInForce() {
        return jdbc.sql("select count(*) from announcement where ended_at is null")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Those whose customers have not all been written to. */
    List<Announcement> telling() {
        return jdbc.sql("select * from announcement where told_at is null and ended_at is null order by id")
                .query((row, number) -> announcement(row))
                .list();
    }

    /** Up to which case customers have been written to; empty when that is over. */
    Optional<String> toldTo(long id) {
        return jdbc.sql("select told_to from announcement where id = :id and told_at is null and ended_at is null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Whether it is in force; if so nobody else writes to its customers until the transaction ends. */
    boolean held(long id) {
        return jdbc.sql("select id from announcement where id = :id and ended_at is null for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Whether it still is up to there; if so nobody else writes to them until the transaction ends. */
    boolean held(long id, String toldTo) {
        return jdbc.sql("select id from announcement where id = :id and told_to = :to and told_at is null"
                        + " and ended_at is null for update skip locked")
                .param("id", id)
                .param("to", toldTo)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void toldUpTo(long id, String reference) {
        jdbc.sql("update announcement set told_to = :reference where id = :id")
                .param("reference", reference)
                .param("id", id)
                .update();
    }

    void writtenTo(long id, int more, int unreached) {
        jdbc.sql("update announcement set written = written + :more,"
                        + " unreached = unreached + :unreached where id = :id")
                .param("more", more)
                .param("unreached", unreached)
                .param("id", id)
                .update();
    }

    void told(long id, Instant now) {
        jdbc.sql("update announcement set told_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    boolean end(long id, String by, Instant now) {
        return jdbc.sql("update announcement set ended_at = :now, ended_by = :by where id = :id and ended_at is null")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Some open cases that it concerns and whose customers were not told, in order, from behind this one on. */
    List<String> untold(long id, Concerned who, String after, int most) {
        return query("c.reference", who, after, UNTOLD + " order by c.reference limit " + most)
                .param("id", id)
                .query(String.class)
                .list();
    }

    /** The same of these. */
    List<String> untold(long id, Concerned who, Collection<String> among) {
        return query("c.reference", who, "", UNTOLD + " and c.reference in (:among) order by c.reference")
                .param("id", id)
                .param("among", among)
                .query(String.class)
                .list();
    }

    /** From now on this customer was told; {@code message}: unless no message can reach them. */
    void add(long id, String customer, String reference, boolean message, Instant now) {
        jdbc.sql("insert into announcement_customer (announcement_id, customer, reference, message, at)"
                        + " values (:id, :customer, :reference, :message, :now)")
                .param("id", id)
                .param("customer", customer)
                .param("reference", reference)
                .param("message", message)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Somebody who is still to be asked to call this customer, because of this case. */
    record ToCall(long announcement, String customer, String reference) {}

    void callLater(long id, String customer) {
        jdbc.sql("update announcement_customer set to_call = true"
                        + " where announcement_id = :id and customer = :customer")
                .param("id", id)
                .param("customer", customer)
                .update();
    }

    /** Some behind the last one. */
    List<ToCall> toCall(ToCall last, int most) {
        return jdbc.sql("select announcement_id, customer, reference from announcement_customer where to_call = true"
                        + " and (announcement_id > :id or (announcement_id = :id and customer > :customer))"
                        + " order by announcement_id, customer limit " + most)
                .param("id", last.announcement())
                .param("customer", last.customer())
                .query((row, number) -> new ToCall(
                        row.getLong("announcement_id"), row.getString("customer"), row.getString("reference")))
                .list();
    }

    /** Nobody else is asked; false when somebody was before, or the message has gone after all. */
    boolean callNoMore(long id, String customer) {
        return jdbc.sql("update announcement_customer set to_call = false"
                                + " where announcement_id = :id and customer = :customer and to_call = true")
                        .param("id", id)
                        .param("customer", customer)
                        .update()
                > 0;
    }

    /** An open case of this customer that it concerns. */
    Optional<String> openOf(Concerned who, String customer) {
        return query(
                        "c.reference",
                        who,
                        "",
                        " and (c.customer_id = :customer or (c.customer_id is null and c.reference = :customer))"
                                + " order by c.reference limit 1")
                .param("customer", customer)
                .query(String.class)
                .optional();
    }

    /** Whether a message was queued for a customer, or a person is to tell them. */
    record Told(long announcement, String customer, boolean message) {}

    /** Which of these customers were told of which of these announcements. */
    List<Told> told(Collection<Long> announcements, Collection<String> customers) {
        return jdbc.sql("select announcement_id, customer, message from announcement_customer"
                        + " where announcement_id in (:announcements) and customer in (:customers)")
                .param("announcements", announcements)
                .param("customers", customers)
                .query((row, number) ->
                        new Told(row.getLong("announcement_id"), row.getString("customer"), row.getBoolean("message")))
                .list();
    }

    /** How many open cases it concerns, and how many customers they belong to. */
    Count count(Concerned who) {
        return query(
                        "count(*) as cases, count(distinct coalesce(c.customer_id, c.reference)) as customers",
                        who,
                        "",
                        "")
                .query((row, number) -> new Count(row.getLong("cases"), row.getLong("customers")))
                .single();
    }

    /** Cases, and customers they belong to. */
    record Count(long cases, long customers) {}

    private JdbcClient.StatementSpec query(String what, Concerned who, String after, String end) {
        StringBuilder sql = new StringBuilder("select " + what + " from case_view c where" + CUSTOMERS);
        Map<String, Object> params = new HashMap<>();
        equal(sql, params, "c.process", "process", who.process());
        equal(sql, params, "c.phase", "phase", who.phase());
        equal(sql, params, "c.customer_tier", "tier", who.tier());
        Version version = who.version();
        equal(sql, params, "c.definition_id", "definition", version == null ? null : version.definitionId());
        if (!who.customers().isEmpty()) {
            sql.append(" and c.customer_id in (:customers)");
            params.put("customers", who.customers());
        }
        if (!after.isEmpty()) {
            sql.append(" and c.reference > :after");
            params.put("after", after);
        }
        return jdbc.sql(sql + end).params(params);
    }

    private static void equal(
            StringBuilder sql, Map<String, Object> params, String column, String name, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = :").append(name);
            params.put(name, value);
        }
    }

    private static Announcement announcement(ResultSet row) throws SQLException {
        return new Announcement(
                row.getLong("id"),
                row.getObject("effective_on", LocalDate.class),
                new Concerned(
                        row.getString("process"),
                        row.getString("phase"),
                        row.getString("tier"),
                        version(row),
                        names(row.getString("customers"))),
                new Said(row.getString("subject_en"), row.getString("subject_de")),
                new Said(row.getString("text_en"), row.getString("text_de")),
                new Said(row.getString("point_en"), row.getString("point_de")),
                row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                instant(row, "told_at"),
                instant(row, "ended_at"),
                row.getInt("written"),
                row.getInt("unreached"));
    }

    private static @Nullable Version version(ResultSet row) throws SQLException {
        String definition = row.getString("definition_id");
        return definition == null ? null : new Version(row.getInt("version"), definition);
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(joined.split(NAMES_APART)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
