package dev.greenroom.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Indexes that the engine's own schema lacks. Without them the questions it asks at every step read the rows of all open
 * cases: H2 takes the wrong one of two indexes as long as it has no statistics, and one table has none to take.
 */
final class EngineIndexes {

    private static final List<Index> MISSING = List.of(
            new Index("greenroom_variable_names", "act_ru_variable", "execution_id_, task_id_, name_"),
            new Index("greenroom_job_due", "act_ru_job", "duedate_"),
            new Index("greenroom_task_parent", "act_ru_task", "parent_task_id_"),
            new Index("greenroom_event_execution", "act_ru_event_subscr", "execution_id_, event_type_, event_name_"),
            new Index("greenroom_event_instance", "act_ru_event_subscr", "proc_inst_id_, event_type_, event_name_"));

    private final DataSource database;

    EngineIndexes(DataSource database) {
        this.database = database;
    }

    private record Index(String name, String table, String columns) {}

    /** Makes those that are missing; looks first, since on a busy database even an idle attempt waits for writers. */
    void complete() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Index index : MISSING) {
                if (!present(connection, index.table()).contains(index.name())) {
                    statement.execute("create index if not exists %s on %s (%s)"
                            .formatted(index.name(), index.table(), index.columns()));
                }
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The engine's tables could not be given their indexes", e);
        }
    }

    private static Set<String> present(Connection connection, String table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String stored = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        Set<String> names = new HashSet<>();
        try (ResultSet rows =
                about.getIndexInfo(connection.getCatalog(), connection.getSchema(), stored, false, true)) {
            while (rows.next()) {
                String name = rows.getString("INDEX_NAME");
                if (name != null) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
