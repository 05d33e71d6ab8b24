package dev.greenroom.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the desk did for customers without being asked twice: it hurried their cases, and it called them. */
@Repository
class DeskDeeds {

    static final String NUDGE = "nudge";
    static final String CALL = "call";

    private final JdbcClient jdbc;

    DeskDeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A nudge, or a call that was made and how it went. */
    record Deed(String reference, String kind, Instant at, String person, @Nullable String outcome) {}

    /** What somebody wrote about a call, for colleagues alone. */
    record CallNote(Instant at, String person, String text) {}

    /** The last ones about a case, newest first. */
    List<CallNote> notes(String reference, int most) {
        return jdbc.sql("select ended_at, person, note from desk_call where reference = :reference and note is not null"
                        + " and ended_at is not null order by ended_at desc limit " + most)
                .param("reference", reference)
                .query((row, number) -> new CallNote(
                        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        row.getString("note")))
                .list();
    }

    /** How often somebody asked to hurry one of these cases, as far as it counted. */
    long nudges(Collection<String> references) {
        return references.isEmpty()
                ? 0
                : jdbc.sql("select count(*) from desk_nudge where reference in (:references) and counted")
                        .param("references", references)
                        .query(Long.class)
                        .single();
    }

    /** Those for any of these cases until then, newest first. */
    List<Deed> about(Collection<String> references, Instant until, int most) {
        return references.isEmpty()
                ? List.of()
                : jdbc.sql("select * from (select reference, 'nudge' as kind, at, person, null as outcome"
                                + " from desk_nudge where reference in (:references) union all"
                                + " select reference, 'call' as kind, ended_at as at, person, outcome"
                                + " from desk_call where reference in (:references)"
                                + " and outcome in ('reached', 'not-reached')) d where d.at <= :until"
                                + " order by d.at desc, d.kind, d.reference limit " + most)
                        .param("references", references)
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .query((row, number) -> new Deed(
                                row.getString("reference"),
                                row.getString("kind"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("person"),
                                row.getString("outcome")))
                        .list();
    }
}
