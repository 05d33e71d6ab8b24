package dev.greenroom.notifications;

import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds a row unless it is there, also when two transactions try at once: neither of them fails by it. */
@Component
class OnceRows {

    private final JdbcClient jdbc;
    private final String unlessThere;

    OnceRows(JdbcClient jdbc, JdbcOperations plain) {
        this.jdbc = jdbc;
        boolean postgres = Boolean.TRUE.equals(plain.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().startsWith("PostgreSQL")));
        this.unlessThere = postgres ? " on conflict do nothing" : "";
    }

    /** How many rows this {@code insert … select … where not exists …} has added. */
    int add(String insert, Map<String, ?> params) {
        try {
            return jdbc.sql(insert + unlessThere).params(params).update();
        } catch (DuplicateKeyException quicker) {
            // Only H2 comes here: its transactions go on after a statement that failed.
            return 0;
        }
    }
}
