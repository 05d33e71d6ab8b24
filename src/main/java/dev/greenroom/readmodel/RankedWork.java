package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * How soon each open item should be picked up: what that follows from, and what was worked out; for {@code work}.
 */
@Component
public class RankedWork {

    static final String LONG_AGO = "timestamp with time zone '2000-01-01 00:00:00+00'";
    /** In an update: what the rank follows from has changed. */
    static final String UNRANKED = "ranked_until = " + LONG_AGO;

    /** What {@link #item} reads. */
    static final String COLUMNS = "w.task_id, w.amount, w.customer_tier, w.due_at, w.warn_at, w.sla_paused_at,"
            + " w.created_at, w.priority, w.nudges, w.version";

    /**
     * In an update of an item's priority: its new rank, if the item is still what the rank was worked out from; otherwise
     * what it follows from has changed.
     */
    static final String SET_IF_SEEN = " score = case when version = :seen then :score else score end,"
            + " ranked_by = case when version = :seen then :rankedBy else ranked_by end,"
            + " ranked_until = case when version = :seen then :rankedUntil"
            + " when priority = :priority then ranked_until else " + LONG_AGO + " end,";

    private static final long NEVER_SEEN = -1;

    private static final String SELECT = "select " + COLUMNS + " from work_item w where w.state = 'open' and ";

    private final NamedParameterJdbcOperations jdbc;

    RankedWork(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What an item's rank follows from. */
    public record Item(
            String id,
            @Nullable BigDecimal amount,
            @Nullable String tier,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            boolean paused,
            Instant createdAt,
            int priority,
            int nudges,
            long version) {

        Item withPriority(int other) {
            return new Item(id, amount, tier, dueAt, warnAt, paused, createdAt, other, nudges, version);
        }
    }

    /** What was worked out: good until {@code until}, by that version of the table. */
    public record Rank(String id, int score, Instant until, int by) {}

    /** Those of these items that are to be ranked now and that nobody else is at; nobody is until this transaction ends. */
    public List<Item> held(Collection<String> ids, Instant now, int version) {
        return ids.isEmpty()
                ? List.of()
                : read(
                        "w.task_id in (:ids) and (w.ranked_until <= :now or w.ranked_by <> :version)"
                                + " for update skip locked",
                        new MapSqlParameterSource("ids", ids)
                                .addValue("now", Sql.time(now))
                                .addValue("version", version));
    }

    /** Items that are to be ranked now, those that wait longest first. */
    public List<Item> due(Instant now, int most) {
        return read(
                "w.ranked_until <= :now order by w.ranked_until limit " + most,
                new MapSqlParameterSource("now", Sql.time(now)));
    }

    /** Items that another version of the table ranked. */
    public List<Item> byOthersThan(int version, int most) {
        MapSqlParameterSource params = new MapSqlParameterSource("version", version);
        List<Item> older = read("w.ranked_by < :version order by w.ranked_by limit " + most, params);
        return older.isEmpty() ? read("w.ranked_by > :version order by w.ranked_by desc limit " + most, params) : older;
    }

    /** How many items another version of the table ranked; counts no further than {@code most}. */
    public long countByOthersThan(int version, int most) {
        Long count = jdbc.queryForObject(
                "select count(*) from (select 1 as one from work_item w where w.state = 'open'"
                        + " and (w.ranked_by < :version or w.ranked_by > :version) limit " + most + ") counted",
                new MapSqlParameterSource("version", version),
                Long.class);
        return count == null ? 0 : count;
    }

    public void write(List<Rank> ranks) {
        if (!ranks.isEmpty()) {
            jdbc.batchUpdate(
                    "update work_item set score = :score, ranked_until = :until, ranked_by = :by"
                            + " where task_id = :id and state = 'open'",
                    ranks.stream()
                            .map(rank -> new MapSqlParameterSource("id", rank.id())
                                    .addValue("score", rank.score())
                                    .addValue("until", Sql.time(rank.until()))
                                    .addValue("by", rank.by()))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    private List<Item> read(String condition, MapSqlParameterSource params) {
        return jdbc.query(SELECT + condition, params, (row, number) -> item(row));
    }

    /** The parameters of {@link #SET_IF_SEEN}. */
    static void ifSeen(MapSqlParameterSource row, Item seen, Optional<Rank> rank) {
        row.addValue("seen", rank.map(known -> seen.version()).orElse(NEVER_SEEN))
                .addValue("score", rank.map(Rank::score).orElse(0))
                .addValue("rankedBy", rank.map(Rank::by).orElse(0))
                .addValue("rankedUntil", Sql.time(rank.map(Rank::until).orElse(Instant.EPOCH)));
    }

    static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("task_id"),
                row.getBigDecimal("amount"),
                row.getString("customer_tier"),
                Sql.instantOrNull(row, "due_at"),
                Sql.instantOrNull(row, "warn_at"),
                row.getObject("sla_paused_at") != null,
                Sql.instant(row, "created_at"),
                row.getInt("priority"),
                row.getInt("nudges"),
                row.getLong("version"));
    }
}
