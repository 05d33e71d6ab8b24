package dev.greenroom.announcements;

import dev.greenroom.desk.ContactLogged;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who knows what to say of which announcement, and which contacts followed it. */
@Repository
class Points {

    private final JdbcClient jdbc;
    private final Clock clock;

    Points(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    /** Who has acknowledged each of these announcements. */
    Map<Long, Set<String>> knownBy(Collection<Long> announcements) {
        Map<Long, Set<String>> known = new HashMap<>();
        if (!announcements.isEmpty()) {
            jdbc.sql("select announcement_id, person from announcement_known where announcement_id in (:announcements)")
                    .param("announcements", announcements)
                    .query(row -> {
                        known.computeIfAbsent(row.getLong("announcement_id"), none -> new HashSet<>())
                                .add(row.getString("person"));
                    });
        }
        return known;
    }

    /** A customer asked who knows of it: the contact is one that followed. */
    void followed(long announcement, ContactLogged contact) {
        jdbc.sql("insert into announcement_contact (announcement_id, reference, cause, at)"
                        + " values (:id, :reference, :cause, :at)")
                .param("id", announcement)
                .param("reference", contact.view().reference())
                .param("cause", contact.cause())
                .param("at", contact.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many contacts followed each of these announcements, by cause. */
    Map<Long, Map<String, Long>> contacts(Collection<Long> announcements) {
        Map<Long, Map<String, Long>> counts = new HashMap<>();
        if (!announcements.isEmpty()) {
            jdbc.sql(
                            "select announcement_id, cause, count(*) as many from announcement_contact"
                                    + " where announcement_id in (:announcements) group by announcement_id, cause order by cause")
                    .param("announcements", announcements)
                    .query(row -> {
                        counts.computeIfAbsent(row.getLong("announcement_id"), none -> new LinkedHashMap<>())
                                .put(row.getString("cause"), row.getLong("many"));
                    });
        }
        return counts;
    }
}
