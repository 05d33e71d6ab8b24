package dev.greenroom.live;

import dev.greenroom.readmodel.AllChanged;
import dev.greenroom.readmodel.LookersChanged;
import dev.greenroom.readmodel.OffersChanged;
import dev.greenroom.readmodel.ReadModelChanged;
import dev.greenroom.shared.OfTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What changed, in the order it was written. Written in the transaction of the change, so a change that rolls back is
 * never told; read by every node.
 */
@Component
class LiveEvents {

    /** How long events are kept for streams that come back. */
    static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;
    private final boolean told;
    /** What one transaction changes twice is seen once, when it commits. */
    private final OfTransaction<Set<List<String>>> toldBefore = new OfTransaction<>(HashSet::new);

    LiveEvents(JdbcClient jdbc, JdbcTemplate batches, Clock clock, LiveSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
        this.told = settings.told();
    }

    @EventListener
    void on(ReadModelChanged changed) {
        tell(Stream.concat(
                changed.taskIds().stream().map(id -> List.of(LiveEvent.WORK, id)),
                changed.references().stream().map(reference -> List.of(LiveEvent.CASE, reference))));
    }

    @EventListener
    void on(AllChanged changed) {
        tell(Stream.of(List.of(LiveEvent.ALL, "")));
    }

    @EventListener
    void on(LookersChanged changed) {
        tell(changed.taskIds().stream().map(id -> List.of(LiveEvent.LOOKING, id)));
    }

    @EventListener
    void on(OffersChanged changed) {
        tell(changed.taskIds().stream().map(id -> List.of(LiveEvent.OFFER, id)));
    }

    private void tell(Stream<List<String>> events) {
        if (!told) {
            return;
        }
        OffsetDateTime now = now();
        Set<List<String>> before = toldBefore.get();
        List<Object[]> rows = new ArrayList<>();
        events.filter(before::add).forEach(event -> rows.add(new Object[] {event.get(0), event.get(1), now}));
        if (!rows.isEmpty()) {
            batches.batchUpdate("insert into live_event (type, subject, created_at) values (?, ?, ?)", rows);
        }
    }

    /** Events with an id above {@code id}, oldest first. */
    List<LiveEvent> after(long id, int limit) {
        return jdbc.sql("select id, type, subject from live_event where id > :id order by id limit " + limit)
                .param("id", id)
                .query(LiveEvent.class)
                .list();
    }

    /**
     * From where a stream that saw {@code id} must read again: some way before it, since an event with a smaller id may
     * have been committed later. Empty when that is no longer known.
     */
    Optional<Long> resumeAfter(long id, Duration overlap) {
        return jdbc.sql("select created_at from live_event where id = :id")
                .param("id", id)
                .query(OffsetDateTime.class)
                .optional()
                .map(seen -> before(seen.minus(overlap)));
    }

    /** The last id before anything of the last {@code overlap}: from there on, late commits may still turn up. */
    long floor(Duration overlap) {
        return before(now().minus(overlap));
    }

    private long before(OffsetDateTime since) {
        return jdbc.sql("select coalesce(min(id) - 1, (select coalesce(max(id), 0) from live_event)) from live_event"
                        + " where created_at >= :since")
                .param("since", since)
                .query(Long.class)
                .single();
    }

    /** Forgets what is older than {@link #KEPT}. */
    int clean() {
        return jdbc.sql("delete from live_event where created_at < :before")
                .param("before", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
