package dev.greenroom.readmodel;

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
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Open work that nobody has, in the order of its rank; for {@code work}. */
@Component
public class FreeWork {

    private static final String FREE = "w.state = 'open' and w.assignee is null";
    private static final String IN_ORDER = " order by w.assignee, w.score desc, w.due_order, w.created_at, w.task_id";

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate planned;
    private final Audiences audiences;
    private final boolean postgres;

    FreeWork(NamedParameterJdbcTemplate jdbc, Audiences audiences, DataSource source) {
        this.jdbc = jdbc;
        this.planned = new NamedParameterJdbcTemplate(new FreshPlans(source));
        this.audiences = audiences;
        this.postgres = Boolean.TRUE.equals(jdbc.getJdbcTemplate().execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL")));
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
        StringBuilder sql = new StringBuilder("select w.* from work_item w where " + FREE)
                .append(" and w.audience = any(:offered)")
                .append(" and (w.offered_to is null or w.offered_to = any(:groups))")
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
        return planned.query(sql + IN_ORDER + " limit " + most, params, (row, number) -> item(row));
    }

    /** The best items of all groups, the best one first. */
    public List<Item> first(int most) {
        return planned.query(
                "select w.* from work_item w where " + FREE + IN_ORDER + " limit " + most, (row, number) -> item(row));
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
