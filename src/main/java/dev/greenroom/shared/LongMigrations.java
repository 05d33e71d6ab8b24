package dev.greenroom.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Lets a migration take as long as it needs: an index over very many rows takes longer than the service lets a statement
 * take. The pool takes the connection back as it was.
 */
@Component
class LongMigrations implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            allow(context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    private static void allow(Connection connection) throws SQLException {
        if (!Database.isPostgres(connection)) {
            return;
        }
        connection.setNetworkTimeout(Runnable::run, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
        }
    }

    @Override
    public String getCallbackName() {
        return "long migrations";
    }
}
