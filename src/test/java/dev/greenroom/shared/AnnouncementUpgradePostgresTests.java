package dev.greenroom.shared;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnnouncementUpgradePostgresTests extends AnnouncementUpgradeContract {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void starts() throws IOException {
        server = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    }

    @AfterAll
    static void stops() throws IOException {
        server.close();
    }

    @Override
    DataSource empty() {
        String name = "older_" + UUID.randomUUID().toString().replace('-', '_');
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return server.getDatabase("postgres", name);
    }

    @Override
    String vendor() {
        return "postgresql";
    }
}
