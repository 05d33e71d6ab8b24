package dev.greenroom.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a database says when somebody else holds a row for too long; the same on every database. */
abstract class DatabaseBusyContract {

    private static final String ROW = "insert into escalation_turn (id) values (77)";

    private final DataSource database;
    private final String hundredThousand;

    DatabaseBusyContract(DataSource database, String hundredThousand) {
        this.database = database;
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
