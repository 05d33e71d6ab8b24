package dev.greenroom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.GreenroomTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomTest
class EngineIndexesH2Tests extends EngineIndexesContract {

    private final JdbcClient jdbc;

    EngineIndexesH2Tests(@Autowired DataSource database, @Autowired JdbcClient jdbc) {
        super(database);
        this.jdbc = jdbc;
    }

    @Test
    void takesTheRightOneWithoutStatistics() {
        assertThat(
                        plan(
                                "select * from ACT_RU_VARIABLE where EXECUTION_ID_ = 'e' and TASK_ID_ is null and NAME_ in ('a', 'b')"))
                .contains("GREENROOM_VARIABLE_NAMES");
        assertThat(plan("select * from ACT_RU_TASK where PARENT_TASK_ID_ = 't'"))
                .contains("GREENROOM_TASK_PARENT");
        assertThat(plan("select * from ACT_RU_EVENT_SUBSCR where EVENT_TYPE_ = 'message' and EVENT_NAME_ = 'm'"
                        + " and EXECUTION_ID_ = 'e'"))
                .contains("GREENROOM_EVENT_EXECUTION");
    }

    private String plan(String select) {
        return jdbc.sql("explain " + select).query(String.class).single();
    }
}
