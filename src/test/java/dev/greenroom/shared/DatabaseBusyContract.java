package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.greenroom.CleanHouse;
import dev.greenroom.Http;
import dev.greenroom.Office;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a database says when somebody else holds a row for too long; the same on every database. */
abstract class DatabaseBusyContract {

    private static final String ROW = "insert into escalation_turn (id) values (77)";

    private final DataSource database;
    private final ApplicationContext house;
    private final String hundredThousand;

    DatabaseBusyContract(ApplicationContext house, String hundredThousand) {
        this.database = house.getBean(DataSource.class);
        this.house = house;
        this.hundredThousand = hundredThousand;
    }

    @Test
    void whoWaitsTooLongMayTryAgain() throws SQLException {
        try (Connection holder = database.getConnection();
                Statement holds = holder.createStatement()) {
            holder.setAutoCommit(false);
            holds.execute(ROW);

            Throwable failure = catchThrowable(this::waitsAMoment);

            assertThat(SqlStates.isBusy(failure)).as(String.valueOf(failure)).isTrue();
            assertThat(DatabaseAway.isMeantBy(failure)).isTrue();
            assertThat(SqlStates.isDeadlock(failure)).isFalse();
            holder.rollback();
        }
    }

    /** The engine's own API has a form of its own for it. */
    @Test
    void whoWaitsTooLongReadsSo() throws SQLException {
        CleanHouse.empty(house);
        Office office = new Office(house);
        String item = office.itemAt(office.aRefundToReview(), "Task_ReviewRefund");
        Http berta = office.as("berta");
        try (Connection holder = database.getConnection();
                Statement holds = holder.createStatement()) {
            holder.setAutoCommit(false);
            holds.execute("update ACT_RU_TASK set REV_ = REV_ + 1 where ID_ = '" + item + "'");

            CompletableFuture<Http.Answer> ours =
                    CompletableFuture.supplyAsync(() -> berta.post("/api/work/" + item + "/claim", "{}"));
            saysSo(berta.post("/engine-rest/task/" + item + "/claim", "{\"userId\": \"berta\"}"), "type", "message");
            saysSo(ours.join(), "code", "detail");
            holder.rollback();
        }
    }

    private static void saysSo(Http.Answer busy, String code, String words) {
        assertThat(busy.status()).as(busy.toString()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo(DatabaseAway.TRY_AFTER);
        assertThat(busy.json().path(code).asText()).isEqualTo("unavailable");
        assertThat(busy.json().path(words).asText()).isEqualTo(DatabaseAway.SAID);
    }

    @Test
    void whoAsksForTooMuchMayNotTryTheSameAgain() throws SQLException {
        try (Connection own = database.getConnection();
                Statement limited = own.createStatement()) {
            limited.setQueryTimeout(1);

            Throwable failure = catchThrowable(
                    () -> limited.executeQuery("select count(*) from %1$s one, %1$s each".formatted(hundredThousand)));

            // On H2 the connection keeps it.
            limited.setQueryTimeout(0);

            assertThat(TookTooLong.isMeantBy(failure))
                    .as(String.valueOf(failure))
                    .isTrue();
            assertThat(DatabaseAway.isMeantBy(failure)).isFalse();
            assertThat(SqlStates.isBusy(failure)).isFalse();
            assertThat(SqlStates.mayPass(failure)).isTrue();
        }
    }

    private void waitsAMoment() throws SQLException {
        try (Connection own = database.getConnection();
                Statement waits = own.createStatement()) {
            waits.execute("set lock_timeout = 200");
            try {
                JdbcClient.create(new SingleConnectionDataSource(own, true))
                        .sql(ROW)
                        .update();
            } finally {
                waits.execute("set lock_timeout = 10000");
            }
        }
    }
}
