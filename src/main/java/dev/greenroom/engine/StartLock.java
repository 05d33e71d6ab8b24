package dev.greenroom.engine;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/**
 * Nodes that share a PostgreSQL start one after the other: tables, rights and shipped models are made by the first, found
 * by the others. Taken as soon as there is a connection pool, given back when the node is up, or by the database when the
 * node dies before.
 */
@Component
class StartLock implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);
    private static final long KEY = 0x677265656e726dL;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Duration patience;
    private @Nullable Connection held;

    StartLock() {
        this(PATIENCE);
    }

    StartLock(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (held == null && bean instanceof DataSource pool) {
            take(pool);
        }
        return bean;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent up) {
        release();
    }

    void take(DataSource pool) {
        try {
            if (isPostgres(pool)) {
                held = waitFor(pool.getConnection());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The database does not answer.", failed);
        }
    }

    void release() {
        Connection connection = held;
        held = null;
        if (connection == null) {
            return;
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + KEY + ")");
        } catch (SQLException gone) {
            // With the connection the database has given the lock back, too.
            LOG.debug("The connection of the start was lost: {}", gone.getMessage());
        }
    }

    private Connection waitFor(Connection connection) throws SQLException {
        long since = System.nanoTime();
        while (!tryLock(connection)) {
            if (System.nanoTime() - since >= patience.toNanos()) {
                connection.close();
                throw new IllegalStateException("Another node has been starting for " + patience.toMinutes()
                        + " minutes; look at it, then start this one again.");
            }
            pause();
        }
        return connection;
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while another node was starting.", stopped);
        }
    }

    /** Whether several nodes may share this database. */
    static boolean isPostgres(DataSource pool) throws SQLException {
        return pool.isWrapperFor(HikariDataSource.class)
                && String.valueOf(pool.unwrap(HikariDataSource.class).getJdbcUrl())
                        .startsWith("jdbc:postgresql:");
    }
}
