package dev.greenroom.sla;

import dev.greenroom.readmodel.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one date each customer was told, and the ledger of all of them. */
@Component
public class Promises {

    private final PromiseRows rows;
    private final PromiseTable table;
    private final Timeline timeline;
    private final ApplicationEventPublisher tell;

    Promises(PromiseRows rows, PromiseTable table, Timeline timeline, ApplicationEventPublisher tell) {
        this.rows = rows;
        this.table = table;
        this.timeline = timeline;
        this.tell = tell;
    }

    /** A case to promise something in. */
    public record Of(String reference, String rootInstanceId, String process) {}

    /** A date that a person promises, why, and through which channel they said so. */
    public record Given(LocalDate date, String reason, @Nullable String channel, String by, Instant at) {}

    /** The promise that counts now. */
    public Optional<Promise> current(String reference) {
        return rows.current(reference);
    }

    /** The promises that count now in these cases. */
    public List<Promise> current(Collection<String> references) {
        return references.isEmpty() ? List.of() : rows.current(references);
    }

    /** Every promise of the case, oldest first. */
    public List<Promise> ledger(String reference) {
        return rows.of(reference);
    }

    /** The same of all these cases. */
    public List<Promise> ledger(Collection<String> references) {
        return references.isEmpty() ? List.of() : rows.of(references);
    }

    /** Where the promised day begins and ends. */
    public ZoneId zone(String reference, String process) {
        return rows.zone(reference)
                .or(() -> table.term(process, PromiseTable.OPENED).map(table::zone))
                .orElse(ZoneOffset.UTC);
    }

    /** A person promises a date, in the caller's transaction; what was promised before is moved by it. */
    public Promise give(Of where, Given given) {
        Optional<Promise> before = rows.current(where.reference());
        return add(
                where,
                new Promise(
                        0,
                        where.reference(),
                        before.isPresent() ? Promise.Kind.MOVED : Promise.Kind.FIRST,
                        before.map(Promise::event).orElse(null),
                        given.date(),
                        before.map(Promise::date).orElse(null),
                        given.reason(),
                        null,
                        given.channel(),
                        given.by(),
                        given.at(),
                        null,
                        null,
                        null),
                zone(where.reference(), where.process()));
    }

    /** The customer heard of the date that counts now; who told them first stays in the ledger. */
    public void told(String reference, String by, Instant at, @Nullable String through) {
        rows.told(reference, by, at, through);
    }

    /** The customer heard of this promise, whether or not it still counts; who told them first stays in the ledger. */
    public void told(long promise, String by, Instant at, @Nullable String through) {
        rows.told(promise, by, at, through);
    }

    /** Writes a promise down, with its line in the case's story, and says so. */
    Promise add(Of where, Promise promise, ZoneId zone) {
        Promise added = rows.add(promise, where.rootInstanceId(), zone);
        timeline.add(
                promise.reference(),
                promise.promisedAt(),
                promise.kind() == Promise.Kind.MOVED ? "promise-moved" : "promise-given",
                null,
                promise.promisedBy(),
                story(promise));
        tell.publishEvent(new PromiseMoved(added, added.disappoints()));
        return added;
    }

    private static Map<String, ?> story(Promise promise) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("date", promise.date().toString());
        if (promise.movedFrom() != null) {
            data.put("from", promise.movedFrom().toString());
        }
        if (promise.promisedBy() != null && promise.reason() != null) {
            data.put("note", promise.reason());
        }
        return data;
    }
}
