package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

    /** An index over very many rows takes longer than the 50 seconds that a statement of the service may. */
    @Test
    void aMigrationTakesAsLongAsItNeeds(@TempDir Path migrations, @Autowired Callback patience) throws IOException {
        Files.writeString(
                migrations.resolve("V1__slow.sql"), "create table slow_one as select 1 as one from pg_sleep(1.2);");
        Properties impatient = new Properties();
        impatient.putAll(Map.of("socketTimeout", "1", "options", "-c statement_timeout=300"));
        DriverManagerDataSource source =
                new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        source.setConnectionProperties(impatient);

        Flyway.configure()
                .dataSource(source)
                .schemas("slow_migrations")
                .locations("filesystem:" + migrations)
                .callbacks(patience)
                .load()
                .migrate();

        assertThat(jdbc.sql("select count(*) from slow_migrations.slow_one")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        jdbc.sql("drop schema slow_migrations cascade").update();
    }

    private String show(String setting) {
        return jdbc.sql("show " + setting).query(String.class).single();
    }
}
