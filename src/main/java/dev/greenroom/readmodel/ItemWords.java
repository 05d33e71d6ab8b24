package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/**
 * Keeps the words that items are found by, and who finds them, in rows of their own: they change seldom, and what an item is
 * claimed by does not write them again.
 */
@Component
class ItemWords implements DerivedRows {

    private static final String READ = "select w.task_id, w.reference, w.customer_id, w.customer_name, w.name,"
            + " case when w.state = 'open' then w.audience end as audience, s.words, s.audience as known_audience"
            + " from work_item w left join work_item_words s on s.task_id = w.task_id where ";

    private final NamedParameterJdbcOperations jdbc;

    ItemWords(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What it is found by, and who finds it: nobody once it is done. */
    private record Item(
            String id,
            @Nullable String known,
            String words,
            @Nullable String knownAudience,
            @Nullable String audience) {

        boolean differs() {
            return !words.equals(known) || !Objects.equals(audience, knownAudience);
        }
    }

    /** Writes what these items are found by, and the open ones of these cases, in the caller's transaction. */
    void write(Collection<String> items, Collection<String> references) {
        if (!items.isEmpty()) {
            write(read("w.task_id in (:ids)", new MapSqlParameterSource("ids", items)));
        }
        if (!references.isEmpty()) {
            write(read(
                    "w.reference in (:references) and w.state = 'open'",
                    new MapSqlParameterSource("references", references)));
        }
    }

    /** Nobody finds these any more among open work. */
    void end(Collection<String> items) {
        if (!items.isEmpty()) {
            jdbc.update(
                    "update work_item_words set audience = null where task_id in (:ids)",
                    new MapSqlParameterSource("ids", items));
        }
    }

    @Override
    public List<String> differences(String rootInstanceId) {
        return ofRoot(rootInstanceId).stream()
                .filter(Item::differs)
                .map(item -> "task " + item.id() + " is not found by its words")
                .toList();
    }

    @Override
    public void mend(String rootInstanceId) {
        write(ofRoot(rootInstanceId));
    }

    private List<Item> ofRoot(String root) {
        return read(
                "w.root_instance_id = :root and (w.state = 'open' or s.audience is not null)",
                new MapSqlParameterSource("root", root));
    }

    private List<Item> read(String which, MapSqlParameterSource params) {
        return jdbc.query(READ + which, params, (row, number) -> item(row));
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getString("task_id"),
                row.getString("words"),
                SearchWords.kept(
                        row.getString("reference"),
                        row.getString("customer_id"),
                        row.getString("customer_name"),
                        row.getString("name")),
                row.getString("known_audience"),
                row.getString("audience"));
    }

    private void write(List<Item> items) {
        batch(
                "insert into work_item_words (task_id, words, audience) values (:task, :words, :audience)",
                items.stream().filter(item -> item.known() == null).toList());
        batch(
                "update work_item_words set words = :words, audience = :audience where task_id = :task",
                items.stream()
                        .filter(item -> item.known() != null && item.differs())
                        .toList());
    }

    private void batch(String sql, List<Item> items) {
        if (!items.isEmpty()) {
            jdbc.batchUpdate(
                    sql,
                    items.stream()
                            .map(item -> new MapSqlParameterSource("task", item.id())
                                    .addValue("words", item.words())
                                    .addValue("audience", item.audience(), Types.VARCHAR))
                            .toArray(SqlParameterSource[]::new));
        }
    }
}
