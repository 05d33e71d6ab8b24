package dev.greenroom;

import java.util.function.Consumer;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Rows are written in any order, without the database asking for what they belong to: on one connection from the first row to
 * the last, and no other connection of the pool ever goes unchecked. On PostgreSQL only.
 */
public final class Unchecked {

    private Unchecked() {}

    public static void write(JdbcTemplate pool, Consumer<JdbcTemplate> rows) {
        pool.execute((ConnectionCallback<Boolean>) connection -> {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("set session_replication_role = replica");
            try {
                rows.accept(jdbc);
            } finally {
                jdbc.execute("set session_replication_role = default");
            }
            return true;
        });
    }
}
