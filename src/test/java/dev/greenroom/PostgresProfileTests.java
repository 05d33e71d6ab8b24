package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GreenroomPostgresTest
class PostgresProfileTests {

    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    PostgresProfileTests(@Autowired HikariDataSource pool, @Autowired JdbcClient jdbc) {
        this.pool = pool;
        this.jdbc = jdbc;
    }

    @Test
    void nothingWaitsForEver() {
        assertThat(pool.getConnectionTimeout()).isLessThanOrEqualTo(10_000);
        assertThat(pool.getDataSourceProperties())
                .containsKeys("socketTimeout", "connectTimeout", "tcpKeepAlive", "reWriteBatchedInserts");
        assertThat(show("lock_timeout")).isEqualTo("10s");
        assertThat(show("statement_timeout")).isEqualTo("50s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("2min");
    }

    @Test
    void readsCommittedRowsInUtc() {
        assertThat(show("transaction_isolation")).isEqualTo("read committed");
        assertThat(show("TimeZone")).isIn("UTC", "Etc/UTC");
    }

    private String show(String setting) {
        return jdbc.sql("show " + setting).query(String.class).single();
    }
}
