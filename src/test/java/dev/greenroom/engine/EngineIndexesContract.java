package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** On every database, the engine's tables carry the indexes its own questions need. */
abstract class EngineIndexesContract {

    private final DataSource database;

    EngineIndexesContract(DataSource database) {
        this.database = database;
    }

    @Test
    void findsVariablesTasksAndSubscriptionsByTheirExecution() throws SQLException {
        assertThat(columns("ACT_RU_VARIABLE", "greenroom_variable_names"))
                .containsExactly("execution_id_", "task_id_", "name_");
        assertThat(columns("ACT_RU_TASK", "greenroom_task_parent")).containsExactly("parent_task_id_");
        assertThat(columns("ACT_RU_EVENT_SUBSCR", "greenroom_event_execution"))
                .containsExactly("execution_id_", "event_type_", "event_name_");
        assertThat(columns("ACT_RU_EVENT_SUBSCR", "greenroom_event_instance"))
                .containsExactly("proc_inst_id_", "event_type_", "event_name_");
    }

    @Test
    void writesNoIndexThatNobodyAsksBy() throws SQLException {
        assertThat(columns("ACT_HI_ACTINST", "act_idx_hi_act_inst_stats")).isEmpty();
        assertThat(columns("ACT_HI_ACTINST", "act_idx_hi_act_inst_procinst"))
                .containsExactly("proc_inst_id_", "act_id_");
        assertThat(columns("ACT_RU_TASK", "act_idx_task_last_updated")).isEmpty();
        assertThat(columns("ACT_RU_JOB", "act_idx_job_handler")).containsExactly("handler_type_", "handler_cfg_");
        assertThat(columns("ACT_RU_JOB", "act_idx_job_handler_type")).isEmpty();
    }

    @Test
    void aSecondStartFindsThemInPlace() throws SQLException {
        new EngineIndexes(database).complete();
        assertThat(columns("ACT_RU_TASK", "greenroom_task_parent")).containsExactly("parent_task_id_");
    }

    private List<String> columns(String table, String index) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            try (ResultSet rows = connection
                    .getMetaData()
                    .getIndexInfo(
                            connection.getCatalog(),
                            connection.getSchema(),
                            upper ? table : table.toLowerCase(Locale.ROOT),
                            false,
                            true)) {
                while (rows.next()) {
                    if (index.equalsIgnoreCase(rows.getString("INDEX_NAME"))) {
                        columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return columns;
    }
}
