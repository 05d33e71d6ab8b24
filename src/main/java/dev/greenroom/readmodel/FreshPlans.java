package dev.greenroom.readmodel;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Statements that PostgreSQL plans for the values they come with: a filter that a third of all items pass and one that three
 * items pass are not found the same way.
 */
final class FreshPlans extends JdbcTemplate {

    /** By name: the driver's own annotations are not here to compile with. */
    private static final String POSTGRES = "org.postgresql.PGStatement";

    private static final @Nullable Method PREPARE_AFTER = method();

    FreshPlans(DataSource source) {
        super(source);
    }

    static JdbcClient of(DataSource source) {
        return JdbcClient.create(new FreshPlans(source));
    }

    private static @Nullable Method method() {
        ClassLoader loader = FreshPlans.class.getClassLoader();
        return ClassUtils.isPresent(POSTGRES, loader)
                ? ClassUtils.getMethod(ClassUtils.resolveClassName(POSTGRES, loader), "setPrepareThreshold", int.class)
                : null;
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        if (PREPARE_AFTER != null && statement.isWrapperFor(PREPARE_AFTER.getDeclaringClass())) {
            ReflectionUtils.invokeMethod(PREPARE_AFTER, statement.unwrap(PREPARE_AFTER.getDeclaringClass()), 0);
        }
    }
}
