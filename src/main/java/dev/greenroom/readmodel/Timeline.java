package dev.greenroom.readmodel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The story of each case, one line per thing that happened; Greenroom's own record, never rebuilt. */
@Component
public class Timeline {

    private static final Keyset.Order NEWEST = Keyset.Order.largest("seq", "reference");

    private final JdbcClient jdbc;
    private final Json json;
    private final ApplicationEventPublisher tell;

    Timeline(JdbcClient jdbc, Json json, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
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
        jdbc.sql("insert into timeline_entry (reference, at, kind, element, actor, data)"
                        + " values (:reference, :at, :kind, :element, :actor, :data)")
                .param("reference", reference)
                .param("at", Sql.time(at))
                .param("kind", kind)
                .param("element", element)
                .param("actor", actor)
                .param("data", data.isEmpty() ? null : json.write(data))
                .update();
        tell.publishEvent(new ReadModelChanged(Set.of(reference), Set.of()));
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
                .query((row, n) -> new TimelineEntry(
                        row.getLong("seq"),
                        Sql.instant(row, "at"),
                        row.getString("kind"),
                        row.getString("element"),
                        row.getString("actor"),
                        json.object(row.getString("data"))))
                .list();
        return keyset.page(rows, entry -> new Keyset.Key(entry.seq(), reference), count);
    }
}
