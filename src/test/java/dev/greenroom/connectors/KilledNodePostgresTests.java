package dev.greenroom.connectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KilledNodePostgresTests extends KilledNodeContract {

    private @Nullable EmbeddedPostgres postgres;

    @BeforeEach
    void open() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createTempDirectory("greenroom-postgres"))
                .setCleanDataDirectory(true)
                .start();
    }

    @AfterEach
    void close() throws Exception {
        stop();
        there().close();
    }

    @Override
    List<String> database() {
        return List.of(
                "--spring.profiles.active=postgres",
                "--GREENROOM_DB_URL=" + there().getJdbcUrl("postgres", "postgres"),
                "--GREENROOM_DB_USER=postgres",
                "--GREENROOM_DB_PASSWORD=postgres");
    }

    @Override
    Connection connection() throws SQLException {
        return there().getPostgresDatabase().getConnection();
    }

    private EmbeddedPostgres there() {
        return Objects.requireNonNull(postgres);
    }
}
