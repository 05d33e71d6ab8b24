package dev.greenroom.announcements;

import dev.greenroom.desk.ContactLogged;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who knows what to say of which announcement, and which contacts followed it. */
@Repository
class Points {

    private final JdbcClient jdbc;
    private final AnnouncementRows rows;
    private final Clock clock;

    Points(JdbcClient jdbc, AnnouncementRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** Those of these announcements that this person has acknowledged. */
    Set<Long> known(String person, Collection<Long> announcements) {
        return announcements.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select announcement_id from announcement_known where person = :person"
                                + " and announcement_id in (:announcements)")
                        .param("person", person)
                        .param("announcements", announcements)
                        .query(Long.class)
                        .list());
    }

    /** Acknowledged once; again is the same. */
    void acknowledge(long announcement, String person) {
        try {
            jdbc.sql("insert into announcement_known (announcement_id, person, at) values (:id, :person, :at)")
                    .param("id", announcement)
                    .param("person", person)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException before) {
            return;
        }
    }

    /** Who has acknowledged it. */
    List<String> knownBy(long announcement) {
        return jdbc.sql("select person from announcement_known where announcement_id = :id order by person")
                .param("id", announcement)
                .query(String.class)
                .list();
    }

    /** A customer of a case that it concerns asked after it was published: the contact is one that followed it. */
    @EventListener
    void on(ContactLogged contact) {
        rows.live().stream()
                .filter(each -> each.concerned().fits(contact.view()))
                .forEach(each -> jdbc.sql("insert into announcement_contact (announcement_id, reference, cause, at)"
                                + " values (:id, :reference, :cause, :at)")
                        .param("id", each.id())
                        .param("reference", contact.view().reference())
                        .param("cause", contact.cause())
                        .param("at", contact.at().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** How many contacts followed it, by cause. */
    Map<String, Long> contacts(long announcement) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select cause, count(*) as many from announcement_contact where announcement_id = :id"
                        + " group by cause order by cause")
                .param("id", announcement)
                .query(row -> {
                    counts.put(row.getString("cause"), row.getLong("many"));
                });
        return counts;
    }
}
