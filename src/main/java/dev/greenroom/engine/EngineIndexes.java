package dev.greenroom.engine;

import dev.greenroom.shared.Database;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes that the engine's own schema lacks, and those it has that nobody asks by. Without the first the questions it asks
 * at every step read the rows of all open cases: H2 takes the wrong one of two indexes as long as it has no statistics,
 * and one table has none to take. The others are only written, at every step.
 */
final class EngineIndexes {

    private static final List<Index> MISSING = List.of(
            new Index("greenroom_variable_names", "act_ru_variable", "execution_id_, task_id_, name_"),
            new Index("greenroom_job_due", "act_ru_job", "duedate_"),
            new Index("greenroom_task_parent", "act_ru_task", "parent_task_id_"),
            new Index("greenroom_event_execution", "act_ru_event_subscr", "execution_id_, event_type_, event_name_"),
            new Index("greenroom_event_instance", "act_ru_event_subscr", "proc_inst_id_, event_type_, event_name_"));

    private static final Logger LOG = LoggerFactory.getLogger(EngineIndexes.class);

    /**
     * Of past activities the id and the instance are asked for. There are no tenants; a timer's kind is also what the
     * longer index of its kind and its place begins with; when a task was last changed keeps PostgreSQL from changing its
     * row in place.
     */
    private static final Map<String, List<String>> NEEDLESS = Map.of(
            "act_hi_actinst",
            List.of(
                    "act_idx_hi_actinst_root_pi",
                    "act_idx_hi_act_inst_start_end",
                    "act_idx_hi_act_inst_end",
                    "act_idx_hi_act_inst_comp",
                    "act_idx_hi_act_inst_stats",
                    "act_idx_hi_act_inst_tenant_id",
                    "act_idx_hi_act_inst_proc_def_key",
                    "act_idx_hi_ai_pdefid_end_time",
                    "act_idx_hi_act_inst_rm_time"),
            "act_ru_job",
            List.of("act_idx_job_handler_type", "act_idx_job_tenant_id"),
            "act_ru_task",
            List.of("act_idx_task_last_updated"));

    /** Rows that change often and keep what they are found by. */
    private static final List<String> CHANGING =
            List.of("act_ru_job", "act_ru_task", "act_ru_execution", "act_hi_taskinst");

    /** Of the variables that one branch alone sees; as good as empty. */
    private static final String OF_BRANCHES = "greenroom_variable_branch";

    private static final int FILLED_PERCENT = 75;

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

    /**
     * Takes away those that nobody asks by. What cannot be had while others are at these tables is left to the next start:
     * all works without it.
     */
    void spare() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<String>> table : NEEDLESS.entrySet()) {
                Set<String> present = present(connection, table.getKey());
                for (String index : table.getValue()) {
                    if (present.contains(index)) {
                        statement.execute("drop index if exists " + index);
                    }
                }
            }
            forPostgres(connection, statement);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException busy) {
            LOG.warn("Indexes that nobody needs stay until the next start: {}", busy.getMessage());
        }
    }

    /** PostgreSQL changes a row in its place, without any index, when its page has room; pages to come leave some. */
    private static void forPostgres(Connection connection, Statement statement) throws SQLException {
        if (!Database.isPostgres(connection)) {
            return;
        }
        if (!present(connection, "act_ru_variable").contains(OF_BRANCHES)) {
            statement.execute("create index if not exists " + OF_BRANCHES
                    + " on act_ru_variable (proc_inst_id_) where is_concurrent_local_");
        }
        Set<String> without = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(
                "select relname from pg_class where relkind = 'r' and relnamespace ="
                        + " current_schema()::regnamespace and coalesce(array_to_string(reloptions, ','), '') not like '%fillfactor%'")) {
            while (rows.next()) {
                without.add(rows.getString(1));
            }
        }
        for (String table : CHANGING) {
            if (without.contains(table)) {
                statement.execute("alter table " + table + " set (fillfactor = " + FILLED_PERCENT + ")");
            }
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
