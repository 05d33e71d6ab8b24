package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomPostgresTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomPostgresTest
class EngineIndexesPostgresTests extends EngineIndexesContract {

    private final JdbcClient jdbc;

    EngineIndexesPostgresTests(@Autowired DataSource database, @Autowired JdbcClient jdbc) {
        super(database);
        this.jdbc = jdbc;
    }

    @Test
    void pagesOfRowsThatChangeOftenKeepRoomForThat() {
        assertThat(jdbc.sql("select relname from pg_class where 'fillfactor=75' = any(reloptions)")
                        .query(String.class)
                        .list())
                .contains("act_ru_job", "act_ru_task", "act_ru_execution", "act_hi_taskinst", "sla_row");
    }

    @Test
    void variablesOfOneBranchAreFoundWithoutThoseOfAll() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'greenroom_variable_branch'")
                        .query(String.class)
                        .single())
                .endsWith("WHERE is_concurrent_local_");
    }
}
