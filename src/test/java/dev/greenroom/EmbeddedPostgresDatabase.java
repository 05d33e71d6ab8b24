package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL of the test's own; a bean, so that it stops after the engine and its pool. */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedPostgresDatabase {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        Path data = Files.createTempDirectory("greenroom-postgres");
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setRegisterShutdownHook(false)
                .start();
    }

    @Bean
    @Primary
    DataSource dataSource(EmbeddedPostgres postgres) throws SQLException {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(60);
        pool.setMinimumIdle(2);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setConnectionInitSql("set lock_timeout = '10s'");
        HikariDataSource source = new HikariDataSource(pool);
        List<String> directory = new JdbcTemplate(source).queryForList("show data_directory", String.class);
        assertThat(directory).singleElement().asString().contains("greenroom-postgres");
        return source;
    }
}
