package dev.greenroom.intake;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every mail that was fetched, and what became of it. */
@Repository
class MailRows {

    private static final int PART = 256 * 1024;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean writesLater;

    MailRows(JdbcClient jdbc, Clock clock, @Value("${spring.datasource.url:}") String url) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.writesLater = url.startsWith("jdbc:h2:");
    }

    /** What became of a mail. */
    enum State {
        TAKEN,
        REPLY,
        BROKEN,
        DISCARDED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A mail that was not understood. */
    record Broken(long id, String mailbox, String problem, String sender, String subject, Instant receivedAt) {}

    boolean knows(String mailbox, String key) {
        return jdbc.sql("select count(*) from intake_mail where mailbox = :mailbox and message_key = :key")
                        .param("mailbox", mailbox)
                        .param("key", key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What has been committed outlives this process from now on: H2 writes it half a second later, unless asked to. */
    void outlast() {
        if (writesLater) {
            jdbc.sql("checkpoint sync").update();
        }
    }

    /** Keeps a mail; of two who try at once the second fails. */
    void add(
            String mailbox,
            String key,
            byte[] source,
            State state,
            @Nullable String reference,
            @Nullable String problem) {
        boolean broken = state == State.BROKEN;
        jdbc.sql(
                        "insert into intake_mail (mailbox, message_key, state, problem, sender, subject, reference, received_at)"
                                + " values (:mailbox, :key, :state, :problem, :sender, :subject, :reference, :at)")
                .param("mailbox", mailbox)
                .param("key", key)
                .param("state", state.word())
                .param("problem", problem, Types.VARCHAR)
                .param("sender", broken ? MailReader.sender(source) : null, Types.VARCHAR)
                .param("subject", broken ? MailReader.subject(source) : null, Types.VARCHAR)
                .param("reference", reference, Types.VARCHAR)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        long id = jdbc.sql("select id from intake_mail where mailbox = :mailbox and message_key = :key")
                .param("mailbox", mailbox)
                .param("key", key)
                .query(Long.class)
                .single();
        for (int part = 0; part * PART < source.length; part++) {
            jdbc.sql("insert into intake_mail_part (mail_id, part, content) values (:id, :part, :content)")
                    .param("id", id)
                    .param("part", part)
                    .param(
                            "content",
                            Arrays.copyOfRange(source, part * PART, Math.min(source.length, (part + 1) * PART)))
                    .update();
        }
    }

    /** Those that wait for somebody to look, the newest first; of these mailboxes, or of all when none are given. */
    List<Broken> broken(long before, int limit, @Nullable Set<String> mailboxes) {
        return jdbc.sql("select id, mailbox, problem, sender, subject, received_at from intake_mail"
                        + " where state = 'broken' and id < :before" + within(mailboxes)
                        + " order by id desc limit " + limit)
                .param("before", before)
                .param("mailboxes", named(mailboxes))
                .query((row, number) -> broken(row))
                .list();
    }

    private static Broken broken(ResultSet row) throws SQLException {
        return new Broken(
                row.getLong("id"),
                row.getString("mailbox"),
                row.getString("problem"),
                row.getString("sender"),
                row.getString("subject"),
                row.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    private static String within(@Nullable Set<String> mailboxes) {
        return mailboxes == null ? "" : " and mailbox in (:mailboxes)";
    }

    /** No mailbox has an empty name: a list of none finds nothing. */
    private static Set<String> named(@Nullable Set<String> mailboxes) {
        return mailboxes == null || mailboxes.isEmpty() ? Set.of("") : mailboxes;
    }

    /** The mailbox and bytes of one that is still broken, in these mailboxes or any, held until the transaction ends. */
    Optional<Kept> held(long id, @Nullable Set<String> mailboxes) {
        return jdbc.sql("select mailbox, message_key from intake_mail where id = :id and state = 'broken'"
                        + within(mailboxes) + " for update")
                .param("id", id)
                .param("mailboxes", named(mailboxes))
                .query((row, number) -> new Kept(row.getString("mailbox"), row.getString("message_key"), source(id)))
                .optional();
    }

    private byte[] source(long id) {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        jdbc.sql("select content from intake_mail_part where mail_id = :id order by part")
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .list()
                .forEach(source::writeBytes);
        return source.toByteArray();
    }

    /** A mail as it came, and where. */
    static final class Kept {

        private final String mailbox;
        private final String key;
        private final byte[] source;

        private Kept(String mailbox, String key, byte[] source) {
            this.mailbox = mailbox;
            this.key = key;
            this.source = source;
        }

        String mailbox() {
            return mailbox;
        }

        String key() {
            return key;
        }

        byte[] source() {
            return source;
        }
    }

    void settle(long id, State state, @Nullable String reference, String person, @Nullable String why) {
        jdbc.sql("update intake_mail set state = :state, reference = :reference, settled_by = :person,"
                        + " settled_at = :at, settled_why = :why where id = :id")
                .param("state", state.word())
                .param("reference", reference, Types.VARCHAR)
                .param("person", person)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("why", why, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    void stillBroken(long id, String problem) {
        jdbc.sql("update intake_mail set problem = :problem where id = :id")
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    /** Forgets what was settled before this moment, with the bytes; what nobody has settled stays. */
    int forget(Instant before) {
        String settled =
                " where state <> 'broken' and received_at < :before and coalesce(settled_at, received_at) < :before";
        jdbc.sql("delete from intake_mail_part where mail_id in (select id from intake_mail" + settled + ")")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("delete from intake_mail" + settled)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** True when this node has the mailbox to itself until then. */
    boolean lease(String mailbox, String node, Instant now, Instant until) {
        int taken = jdbc.sql("update intake_mailbox set leased_by = :node, leased_until = :until where name = :name"
                        + " and (leased_by = :node or leased_until < :now)")
                .param("node", node)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("name", mailbox)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return taken > 0 || first(mailbox, node, until);
    }

    private boolean first(String mailbox, String node, Instant until) {
        try {
            return jdbc.sql("insert into intake_mailbox (name, leased_by, leased_until)"
                                    + " select cast(:name as varchar), cast(:node as varchar),"
                                    + " cast(:until as timestamp with time zone)"
                                    + " where not exists (select 1 from intake_mailbox where name = :name)")
                            .param("name", mailbox)
                            .param("node", node)
                            .param("until", until.atOffset(ZoneOffset.UTC))
                            .update()
                    > 0;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }
}
