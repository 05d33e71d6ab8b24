package dev.greenroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** A PostgreSQL of the test's own; a bean, so that it stops after the engine and its pool. */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedPostgresDatabase {

    /** Where a database stays from run to run ({@code .../greenroom-postgres...}), for measurements among very many rows. */
    private static final @Nullable String KEPT = System.getProperty("greenroom.postgres.kept");

    /** Whether what is in the database stays there. */
    public static boolean isKept() {
        return KEPT != null;
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        Path data = KEPT == null ? Files.createTempDirectory("greenroom-postgres") : Path.of(KEPT);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(KEPT == null)
                // As docker/compose.yaml has it.
                .setServerConfig("shared_buffers", KEPT == null ? "128MB" : "512MB")
                .setRegisterShutdownHook(false)
                .start();
    }

    /** Where it is; everything else about the connection is as the profile {@code postgres} says. */
    @Bean
    JdbcConnectionDetails connection(EmbeddedPostgres postgres) throws SQLException {
        List<String> directory =
                new JdbcTemplate(postgres.getPostgresDatabase()).queryForList("show data_directory", String.class);
        assertThat(directory).singleElement().asString().contains("greenroom-postgres");
        String url = postgres.getJdbcUrl("postgres", "postgres");
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
