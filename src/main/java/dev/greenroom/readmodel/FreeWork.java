package dev.greenroom.readmodel;

import dev.greenroom.shared.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Open work that nobody has, in the order of its rank; for {@code work}. */
@Component
public class FreeWork {

    private static final String FREE = "w.state = 'open' and w.assignee is null";
    private static final String BEST_FIRST = " order by w.score desc, w.due_order, w.created_at, w.task_id";
    private static final String COLUMNS = RankedWork.COLUMNS
            + ", w.reference, w.root_instance_id, w.definition_id, w.step, w.customer_id, w.skills, w.score, w.due_order";
    /** Whoever reads more kinds of work than this finds theirs sooner on the way through all of it in its order. */
    private static final int MOST_BY_ITSELF = 6;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate planned;
    private final Audiences audiences;
    private final boolean postgres;

    FreeWork(NamedParameterJdbcTemplate jdbc, Audiences audiences, DataSource source) {
        this.jdbc = jdbc;
        this.planned = new NamedParameterJdbcTemplate(new FreshPlans(source));
        this.audiences = audiences;
        this.postgres = Database.isPostgres(jdbc.getJdbcTemplate());
    }

    /** An item, what its rank followed from, and where it stands. */
    public record Item(
            RankedWork.Item ranked,
            String reference,
            String rootInstanceId,
            String definitionId,
            String step,
            @Nullable String customerId,
            @Nullable String skills,
            int score,
            Instant dueOrder) {

        public String id() {
            return ranked.id();
        }
    }

    /** Who wants work: of these groups, not of these skills, nothing that this person skipped and may rest till later. */
    public record Wanted(String person, Set<String> groups, Set<String> unmetSkills, Instant now) {}

    /** The best items after {@code after}, the best one first. */
    public List<Item> best(Wanted wanted, @Nullable Item after, int most) {
        String[] offered = wanted.groups().isEmpty() ? new String[0] : audiences.naming(wanted.groups());
        if (offered.length == 0) {
            return List.of();
        }
        MapSqlParameterSource params = new MapSqlParameterSource("person", wanted.person())
                .addValue("groups", Groups.of(wanted.groups()))
                .addValue("offered", offered)
                .addValue("now", Sql.time(wanted.now()));
        StringBuilder sql = new StringBuilder(" and (w.offered_to is null or w.offered_to = any(:groups))")
                .append(" and not exists (select 1 from work_item_skip s where s.task_id = w.task_id"
                        + " and s.person = :person and s.until_at > :now)");
        if (!wanted.unmetSkills().isEmpty()) {
            sql.append(" and (w.skills is null or w.skills not in (:unmet))");
            params.addValue("unmet", wanted.unmetSkills());
        }
        if (after != null) {
            sql.append(" and w.score <= :score and (w.score < :score or w.due_order > :due or (w.due_order = :due"
                    + " and (w.created_at > :created or (w.created_at = :created and w.task_id > :task))))");
            params.addValue("score", after.score())
                    .addValue("due", Sql.time(after.dueOrder()))
                    .addValue("created", Sql.time(after.ranked().createdAt()))
                    .addValue("task", after.id());
        }
        if (postgres && offered.length <= MOST_BY_ITSELF) {
            return jdbc.query(ofEachKind(sql.toString(), most), params, (row, number) -> item(row));
        }
        return planned.query(all(" and w.audience = any(:offered)" + sql, most), params, (row, number) -> item(row));
    }

    /** The best of each kind of work for the same people is at one place of an index; the best of those are the best. */
    private static String ofEachKind(String restricted, int most) {
        return "select " + COLUMNS + " from unnest(cast(:offered as varchar[])) as o (audience) cross join lateral"
                + " (select w.* from work_item w where " + FREE + " and w.audience = o.audience" + restricted
                + BEST_FIRST
                + " limit " + most + ") w" + BEST_FIRST + " limit " + most;
    }

    /** The index of H2 knows who has an item as well; the one of PostgreSQL knows only what nobody has. */
    private String all(String restricted, int most) {
        String order = postgres ? BEST_FIRST : BEST_FIRST.replace("order by ", "order by w.assignee, ");
        return "select " + COLUMNS + " from work_item w where " + FREE + restricted + order + " limit " + most;
    }

    /** The best items of all groups, the best one first. */
    public List<Item> first(int most) {
        return planned.query(all("", most), (row, number) -> item(row));
    }

    /**
     * The first of these items that is still free, and that nobody else takes before this transaction ends. H2 tells of
     * nothing where it skips a locked row, so there who comes second waits.
     */
    public Optional<String> hold(List<String> best) {
        if (postgres) {
            String sql = "select w.task_id from unnest(cast(:ids as varchar[])) with ordinality as c (id, n)"
                    + " join work_item w on w.task_id = c.id where " + FREE
                    + " order by c.n limit 1 for update of w skip locked";
            return first(sql, new MapSqlParameterSource("ids", best.toArray(String[]::new)));
        }
        return best.stream()
                .flatMap(id -> first(
                        "select w.task_id from work_item w where w.task_id = :id and " + FREE + " for update",
                        new MapSqlParameterSource("id", id))
                        .stream())
                .findFirst();
    }

    private Optional<String> first(String sql, MapSqlParameterSource params) {
        return Optional.ofNullable(DataAccessUtils.singleResult(jdbc.queryForList(sql, params, String.class)));
    }

    /** Those of these cases in which this person has done something. */
    public Set<String> casesKnownTo(String person, Collection<String> references) {
        return known("reference", person, references);
    }

    /** Those of these customers for whom this person has done something. */
    public Set<String> customersKnownTo(String person, Collection<String> customers) {
        return known("customer_id", person, customers);
    }

    private Set<String> known(String column, String person, Collection<String> among) {
        return among.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        "select distinct " + column + " from work_item where state = 'completed' and done_by = :person"
                                + " and " + column + " in (:among)",
                        new MapSqlParameterSource("person", person).addValue("among", among),
                        String.class));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                RankedWork.item(row),
                row.getString("reference"),
                row.getString("root_instance_id"),
                row.getString("definition_id"),
                row.getString("step"),
                row.getString("customer_id"),
                row.getString("skills"),
                row.getInt("score"),
                Sql.instant(row, "due_order"));
    }
}
