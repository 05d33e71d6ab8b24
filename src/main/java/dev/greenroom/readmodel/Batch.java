package dev.greenroom.readmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Rows for one statement, sent together. */
final class Batch {

    private final NamedParameterJdbcOperations jdbc;
    private final String sql;
    private final List<SqlParameterSource> rows = new ArrayList<>();

    Batch(NamedParameterJdbcOperations jdbc, String sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    void add(Consumer<MapSqlParameterSource> fill) {
        MapSqlParameterSource row = new MapSqlParameterSource();
        fill.accept(row);
        rows.add(row);
    }

    /** How many rows each statement changed, in the order they were added; nothing is sent when there are none. */
    int[] run() {
        return rows.isEmpty() ? new int[0] : jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
    }

    /** Runs the batch and hands those rows on that changed nothing. */
    void runOrElse(Batch other) {
        int[] changed = run();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 0) {
                other.rows.add(rows.get(i));
            }
        }
    }
}
