package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The story of each case, one line per thing that happened; Greenroom's own record, never rebuilt. */
@Component
public class Timeline {

    private static final Keyset.Order NEWEST = Keyset.Order.largest("seq", "reference");

    /** What a line says that tells of work sent back; its step of the error and its cause are found by columns. */
    static final String RETURNED = "returned";

    private static final String INSERT =
            "insert into timeline_entry (reference, at, kind, element, actor, data, error_step, cause)"
                    + " values (:reference, :at, :kind, :element, :actor, :data, :errorStep, :cause)";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Json json;
    private final ApplicationEventPublisher tell;

    Timeline(JdbcClient jdbc, NamedParameterJdbcOperations batches, Json json, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
        this.tell = tell;
    }

    /** Adds a line, in the caller's transaction; {@code kind} is kebab case, {@code data} JSON friendly, without personal data. */
    public void add(
            String reference,
            Instant at,
            String kind,
            @Nullable String element,
            @Nullable String actor,
            Map<String, ?> data) {
        addAll(List.of(new Line(reference, at, kind, element, actor, data)));
    }

    /** A line to be added: {@code kind} is kebab case, {@code data} JSON friendly, without personal data. */
    public record Line(
            String reference,
            Instant at,
            String kind,
            @Nullable String element,
            @Nullable String actor,
            Map<String, ?> data) {}

    /** Adds lines, of as many cases, in the caller's transaction. */
    public void addAll(List<Line> lines) {
        Batch insert = new Batch(batches, INSERT);
        lines.forEach(line -> insert.add(row -> values(
                row,
                line.reference(),
                new TimelineLine(line.at(), line.kind(), line.element(), line.actor(), line.data()))));
        insert.run();
        tell.publishEvent(
                new ReadModelChanged(lines.stream().map(Line::reference).collect(Collectors.toSet()), Set.of()));
    }

    /** Adds what {@code story} tells of each change, together. */
    void addAll(List<PlacedChange> placed, Function<PlacedChange, List<TimelineLine>> story) {
        Batch insert = new Batch(batches, INSERT);
        for (PlacedChange one : placed) {
            for (TimelineLine line : story.apply(one)) {
                insert.add(row -> values(row, one.reference(), line));
            }
        }
        insert.run();
    }

    private void values(MapSqlParameterSource row, String reference, TimelineLine line) {
        row.addValue("reference", reference)
                .addValue("at", Sql.time(line.at()))
                .addValue("kind", line.kind())
                .addValue("element", line.element())
                .addValue("actor", line.actor())
                .addValue("data", line.data().isEmpty() ? null : json.write(line.data()))
                .addValue("errorStep", ofReturn(line, "to"), Types.VARCHAR)
                .addValue("cause", ofReturn(line, "cause"), Types.VARCHAR);
    }

    private static @Nullable Object ofReturn(TimelineLine line, String member) {
        return line.kind().equals(RETURNED) ? line.data().get(member) : null;
    }

    /** What a case's story tells of work, oldest first. */
    List<TimelineEntry> ofWork(String reference) {
        return jdbc.sql("select seq, at, kind, element, actor, data from timeline_entry where reference = :reference"
                        + " and (kind like 'work-%' or kind = '" + RETURNED + "') order by at, seq")
                .param("reference", reference)
                .query((row, number) -> entry(row))
                .list();
    }

    /** What a case's story tells of these kinds, newest first. */
    public List<TimelineEntry> of(String reference, Collection<String> kinds) {
        return jdbc.sql("select seq, at, kind, element, actor, data from timeline_entry where reference = :reference"
                        + " and kind in (:kinds) order by seq desc")
                .param("reference", reference)
                .param("kinds", kinds)
                .query((row, number) -> entry(row))
                .list();
    }

    private TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getLong("seq"),
                Sql.instant(row, "at"),
                row.getString("kind"),
                row.getString("element"),
                row.getString("actor"),
                json.object(row.getString("data")));
    }

    /** A case's story, newest first. */
    Page<TimelineEntry> list(String reference, Paging paging) {
        Keyset keyset = new Keyset(NEWEST, reference, paging);
        Where where = new Where().equal("reference", "reference", reference);
        Page.Count count = Page.Count.of(jdbc.sql("select count(*) from timeline_entry" + where.sql())
                .params(where.params())
                .query(Long.class)
                .single());
        keyset.restrict(where);
        List<TimelineEntry> rows = jdbc.sql("select seq, at, kind, element, actor, data from timeline_entry"
                        + where.sql() + keyset.orderBy("") + " limit " + keyset.fetch())
                .params(where.params())
                .query((row, number) -> entry(row))
                .list();
        return keyset.page(rows, entry -> new Keyset.Key(entry.seq(), reference), count);
    }
}
