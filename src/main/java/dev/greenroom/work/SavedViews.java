package dev.greenroom.work;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists that people named, for themselves or for a team. */
@Repository
class SavedViews {

    private static final String SELECT = "select id, owner, team, name, query from work_view ";

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code query} is what the list asks for, as JSON. */
    record Row(String id, String owner, @Nullable String team, String name, String query) {}

    /** Those of this person, and of these teams; by name. */
    List<Row> of(String person, Collection<String> teams) {
        return jdbc.sql(SELECT + "where owner = :person or team in (:teams) order by lower(name), id")
                .param("person", person)
                .param("teams", teams.isEmpty() ? Set.of("") : teams)
                .query(Row.class)
                .list();
    }

    Optional<Row> byId(String id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    void add(Row view, Instant at) {
        jdbc.sql("insert into work_view (id, owner, team, name, query, created_at)"
                        + " values (:id, :owner, :team, :name, :query, :at)")
                .param("id", view.id())
                .param("owner", view.owner())
                .param("team", view.team(), java.sql.Types.VARCHAR)
                .param("name", view.name())
                .param("query", view.query())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(String id) {
        jdbc.sql("delete from work_view where id = :id").param("id", id).update();
    }
}
