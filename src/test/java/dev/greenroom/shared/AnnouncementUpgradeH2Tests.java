package dev.greenroom.shared;

import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AnnouncementUpgradeH2Tests extends AnnouncementUpgradeContract {

    private final DriverManagerDataSource file =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    DataSource empty() {
        return file;
    }

    @Override
    String vendor() {
        return "h2";
    }

    @AfterEach
    void closes() {
        JdbcClient.create(file).sql("shutdown").update();
    }
}
