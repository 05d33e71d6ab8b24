package dev.greenroom.readmodel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Asks PostgreSQL, before each query, how it will go about it and how many rows each part of that takes. */
public final class PlansSeen extends DelegatingDataSource {

    private final List<String> plans = new ArrayList<>();

    private final int times;
    private volatile @Nullable Thread reader;

    /** The tables seem to have so many times the rows that they have; then they have so many times the pages, too. */
    public PlansSeen(DataSource target, int times) {
        super(target);
        this.times = times;
    }

    /** What is read beside it, by another thread, is not among them. */
    public List<String> of(Runnable reading) {
        reader = Thread.currentThread();
        plans.clear();
        reading.run();
        return List.copyOf(plans);
    }

    /** How many rows a plan says were read, wherever {@code what} finds that; its first group is the number. */
    public static IntStream rows(String plan, Pattern what) {
        return what.matcher(plan).results().mapToInt(read -> Integer.parseInt(read.group(1)));
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        say(connection, "set seq_page_cost = " + times);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        say(connection, "reset seq_page_cost");
                    }
                    Object made = call(connection, method, arguments);
                    boolean asksForPlan =
                            arguments != null && String.valueOf(arguments[0]).startsWith("explain ");
                    if (made instanceof PreparedStatement statement && !asksForPlan) {
                        return both(
                                statement,
                                connection.prepareStatement("explain (analyze, timing off) " + arguments[0]));
                    }
                    return made;
                });
    }

    private static void say(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private PreparedStatement both(PreparedStatement statement, PreparedStatement explained) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("executeQuery")) {
                        String plan = read(explained);
                        if (Thread.currentThread().equals(reader)) {
                            plans.add(plan);
                        }
                    } else if (arguments != null
                            && arguments.length > 1
                            && method.getName().startsWith("set")) {
                        call(explained, method, arguments);
                    }
                    return call(statement, method, arguments);
                });
    }

    private static String read(PreparedStatement explained) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (explained;
                ResultSet lines = explained.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
