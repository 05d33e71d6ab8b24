package dev.greenroom.desk;

import dev.greenroom.cases.CaseRights;
import dev.greenroom.cases.IdempotencyKeyReused;
import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.Timeline;
import dev.greenroom.security.Callers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every time that customers asked, with its channel and cause. */
@Repository
class Contacts {

    /** How long after a contact another one about the same case is its repetition. */
    static final Duration REPEATED_WITHIN = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final CaseRights rights;
    private final Callers callers;
    private final Clock clock;
    private final ApplicationEventPublisher tell;
    private final TransactionTemplate transaction;

    Contacts(
            JdbcClient jdbc,
            Timeline timeline,
            CaseRights rights,
            Callers callers,
            Clock clock,
            ApplicationEventPublisher tell,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.rights = rights;
        this.callers = callers;
        this.clock = clock;
        this.tell = tell;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A contact and the case that it was about. */
    record About(String reference, Contact contact) {}

    /** How often customers asked, and how often of these again within seven days. */
    record Count(long contacts, long repeated) {}

    /**
     * Writes a contact down, with a line in the case's story that does not have the note; once for each key of whoever logs
     * it.
     */
    void log(CaseView view, @Nullable String step, Contact.Said said, @Nullable String key) {
        String person = rights.mayAct("log contacts").name();
        if (isLogged(view, said, person, key)) {
            return;
        }
        try {
            log(view, step, said, person, key);
        } catch (DuplicateKeyException sameMoment) {
            if (!isLogged(view, said, person, key)) {
                throw sameMoment;
            }
        }
    }

    private boolean isLogged(CaseView view, Contact.Said said, String person, @Nullable String key) {
        if (key == null) {
            return false;
        }
        Optional<Boolean> same = jdbc.sql("select reference, channel, cause, note from desk_contact"
                        + " where person = :person and asked_key = :key")
                .param("person", person)
                .param("key", key)
                .query((row, number) -> view.reference().equals(row.getString("reference"))
                        && said.equals(new Contact.Said(
                                row.getString("channel"), row.getString("cause"), row.getString("note"))))
                .optional();
        if (same.isPresent() && !same.get()) {
            throw new IdempotencyKeyReused("logged another contact", "contact");
        }
        return same.isPresent();
    }

    private void log(CaseView view, @Nullable String step, Contact.Said said, String person, @Nullable String key) {
        transaction.executeWithoutResult(status -> {
            add(view, step, said, person, key);
            timeline.add(
                    view.reference(),
                    clock.instant(),
                    "contact",
                    null,
                    person,
                    Map.of("channel", said.channel(), "reason", said.cause()));
            tell.publishEvent(new ContactLogged(view, said.channel(), said.cause(), clock.instant()));
        });
    }

    private void add(CaseView view, @Nullable String step, Contact.Said said, String person, @Nullable String key) {
        Instant now = clock.instant();
        jdbc.sql(
                        "insert into desk_contact (reference, customer_id, process, step, phase, channel, cause, note, person, asked_key, at,"
                                + " repeated) values (:reference, :customer, :process, :step, :phase, :channel, :cause, :note,"
                                + " :person, :key, :at, exists (select 1 from desk_contact c where c.reference = :reference"
                                + " and c.at > :since))")
                .param("reference", view.reference())
                .param("customer", view.customer().id())
                .param("process", view.process())
                .param("step", step)
                .param("phase", view.phase())
                .param("channel", said.channel())
                .param("cause", said.cause())
                .param("note", said.note())
                .param("person", person)
                .param("key", key)
                .param("at", time(now))
                .param("since", time(now.minus(REPEATED_WITHIN)))
                .update();
    }

    /** The last ones about a case, newest first. */
    List<Contact> last(String reference, int most) {
        return jdbc.sql(
                        "select at, channel, cause, note, person, repeated from desk_contact where reference = :reference"
                                + " order by at desc, id desc limit " + most)
                .param("reference", reference)
                .query((row, number) -> contact(row))
                .list();
    }

    /** Those about any of these cases until then, newest first. */
    List<About> about(Collection<String> references, Instant until, int most) {
        return references.isEmpty()
                ? List.of()
                : jdbc.sql("select reference, at, channel, cause, note, person, repeated from desk_contact"
                                + " where reference in (:references) and at <= :until order by at desc, id desc limit "
                                + most)
                        .param("references", references)
                        .param("until", time(until))
                        .query((row, number) -> new About(row.getString("reference"), contact(row)))
                        .list();
    }

    /** How many there were about these cases in all. */
    Count count(Collection<String> references) {
        return references.isEmpty()
                ? new Count(0, 0)
                : jdbc.sql("select count(*) as contacts, count(case when repeated then 1 end) as repeated"
                                + " from desk_contact where reference in (:references)")
                        .param("references", references)
                        .query((row, number) -> new Count(row.getLong("contacts"), row.getLong("repeated")))
                        .single();
    }

    private Contact contact(ResultSet row) throws SQLException {
        return new Contact(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("channel"),
                row.getString("cause"),
                row.getString("note"),
                callers.displayName(row.getString("person")),
                row.getBoolean("repeated"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
