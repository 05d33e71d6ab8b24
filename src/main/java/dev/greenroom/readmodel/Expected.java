package dev.greenroom.readmodel;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows the database expects, which costs far less than to count them. */
final class Expected {

    private static final Pattern ROWS = Pattern.compile("\\brows=(\\d{1,18})\\b");

    private Expected() {}

    /** Of a query that begins with {@code explain}; 0 from a database that does not say. */
    static long rows(JdbcClient jdbc, String explain, Map<String, ?> params) {
        String plan =
                jdbc.sql(explain).params(params).query(String.class).list().get(0);
        Matcher expected = ROWS.matcher(plan);
        return expected.find() ? Long.parseLong(expected.group(1)) : 0;
    }
}
