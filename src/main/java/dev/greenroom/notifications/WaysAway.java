package dev.greenroom.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The other sides that are away: each is left alone for longer and longer, and people can see it. */
@Component
class WaysAway {

    private static final List<Duration> RESTS =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));

    private final JdbcClient jdbc;
    private final OnceRows once;
    private final WaysOut ways;
    private final Clock clock;
    private final Map<String, Rest> resting = new ConcurrentHashMap<>();
    private final Map<String, Boolean> wellKnown = new ConcurrentHashMap<>();

    WaysAway(JdbcClient jdbc, OnceRows once, WaysOut ways, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.ways = ways;
        this.clock = clock;
    }

    private record Rest(int times, Instant until) {}

    /** A way out as people see it; {@code waiting} should have gone by now, the first of them since then. */
    record State(
            String channel,
            long waiting,
            @Nullable Instant waitingSince,
            @Nullable Instant awaySince,
            @Nullable String problem) {}

    /** Whether this way is left alone now. */
    boolean rests(WayOut way) {
        Rest rest = resting.get(way.name());
        return rest != null && rest.until().isAfter(clock.instant());
    }

    /** Nobody answers there; how long to leave it alone. */
    Duration isAway(WayOut way, String problem) {
        Instant now = clock.instant();
        Rest rest = resting.merge(way.name(), new Rest(0, now.plus(RESTS.get(0))), (before, first) -> {
            int times = Math.min(before.times() + 1, RESTS.size() - 1);
            return new Rest(times, now.plus(RESTS.get(times)));
        });
        wellKnown.remove(way.name());
        once.add(
                "insert into notice_way_away (channel, since, problem) select cast(:channel as varchar),"
                        + " cast(:now as timestamp with time zone), cast(:problem as varchar)"
                        + " where not exists (select 1 from notice_way_away where channel = :channel)",
                Map.of("channel", way.name(), "now", now.atOffset(ZoneOffset.UTC), "problem", problem));
        return Duration.between(now, rest.until());
    }

    /** It has taken something. */
    void isThere(WayOut way) {
        resting.remove(way.name());
        if (wellKnown.put(way.name(), true) == null) {
            jdbc.sql("delete from notice_way_away where channel = :channel")
                    .param("channel", way.name())
                    .update();
        }
    }

    /** Every way that is set up, and how it is with it. */
    List<State> all() {
        Map<String, State> known = new HashMap<>();
        jdbc.sql("select channel, count(*) as waiting, min(due_at) as since from notice"
                        + " where state = 'waiting' and due_at <= :now group by channel")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new State(
                        row.getString("channel"),
                        row.getLong("waiting"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        null,
                        null))
                .list()
                .forEach(state -> known.put(state.channel(), state));
        jdbc.sql("select * from notice_way_away")
                .query((row, number) -> new State(
                        row.getString("channel"),
                        0,
                        null,
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("problem")))
                .list()
                .forEach(away -> known.merge(away.channel(), away, WaysAway::both));
        return Stream.concat(
                        ways.all().stream().map(WayOut::name),
                        known.keySet().stream().sorted())
                .distinct()
                .map(channel -> known.getOrDefault(channel, new State(channel, 0, null, null, null)))
                .toList();
    }

    private static State both(State waiting, State away) {
        return new State(
                waiting.channel(), waiting.waiting(), waiting.waitingSince(), away.awaySince(), away.problem());
    }
}
