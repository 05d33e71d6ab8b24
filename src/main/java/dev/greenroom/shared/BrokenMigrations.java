package dev.greenroom.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Takes back what a migration left that broke off on H2, which keeps each change of a table: V150 did, over work items that
 * have groups. It then runs anew.
 */
@Component
class BrokenMigrations implements FlywayMigrationStrategy {

    private static final String BROKEN = "150";

    @Override
    public void migrate(Flyway flyway) {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            if (!Database.isPostgres(connection) && isBroken(flyway)) {
                takeBack(connection);
                flyway.repair();
            }
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
        flyway.migrate();
    }

    private static boolean isBroken(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isFailed())
                .anyMatch(migration -> migration.getVersion() != null
                        && BROKEN.equals(migration.getVersion().getVersion()));
    }

    private static void takeBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table work_item drop column if exists audience");
            statement.execute("drop table if exists work_audience");
        }
    }
}
