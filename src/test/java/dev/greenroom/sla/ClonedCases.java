package dev.greenroom.sla;

import dev.greenroom.Unchecked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many cases like the only one there is: each row of it, in the engine's tables and in Greenroom's own, copied with ids of
 * its own. On PostgreSQL only.
 */
final class ClonedCases {

    private static final Pattern TAIL = Pattern.compile(
            "^(.*?)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}(.*)$", Pattern.DOTALL);
    private static final String SOME_DAY = "now() + interval '2 days' + (n % 1000000) * interval '1 minute'";
    private static final int PORTION = 50_000;
    /** What a copy shares with its model or keeps from its original. */
    private static final String SHARED = ".*(def_id_|definition_id|deployment_id_?|byte_?array_id_|case_inst_id_)";

    private static final Set<String> OF_ENGINE = Set.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_variable",
            "act_ru_event_subscr",
            "act_ru_job",
            "act_hi_procinst",
            "act_hi_actinst",
            "act_hi_taskinst");
    private static final Set<String> OWN_OF_NO_CASE = Set.of("live_event", "flyway_schema_history");

    private final JdbcTemplate jdbc;
    private final String original;

    ClonedCases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.original = String.valueOf(jdbc.queryForObject("select current_instance_id from case_view", String.class));
    }

    private record Column(String table, String name, String type, boolean numbered) {}

    /** Copies of every row, under references that begin as told; to be called first. */
    void copy(int count, String references) {
        Unchecked.write(jdbc, one -> columns().entrySet().stream()
                .filter(table -> isOfCases(table.getKey(), table.getValue()))
                .forEach(table -> copyAll(one, table.getKey(), table.getValue(), count, references)));
    }

    /** No case is left; one by one the engine would need minutes for that. */
    void removeAll() {
        String tables = columns().entrySet().stream()
                .filter(table -> isOfCases(table.getKey(), table.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        jdbc.execute("truncate table " + tables + " cascade");
    }

    /** Row by row, and not too many at a time: a statement may take only so long. */
    private static void copyAll(JdbcTemplate jdbc, String table, List<Column> all, int count, String references) {
        List<Column> columns = all.stream().filter(column -> !column.numbered()).toList();
        for (Map<String, Object> row : jdbc.queryForList("select cast(ctid as text) as this_row, * from " + table)) {
            for (int from = 1; from <= count; from += PORTION) {
                insert(
                        jdbc,
                        table,
                        columns,
                        column -> column.name().equals("reference")
                                ? "'" + references + "' || n"
                                : copied(column, row, ""),
                        from,
                        Math.min(count, from + PORTION - 1),
                        "t.ctid = '" + row.get("this_row") + "'");
            }
        }
    }

    /** Instances that only wait: an execution and its timers each, due some day in the years to come. */
    void waiting(int timers) {
        Map<String, List<Column>> columns = columns();
        String job = "select id_ from act_ru_job where execution_id_ = ?";
        waiting("act_ru_execution", original, columns.getOrDefault("act_ru_execution", List.of()), timers / 2);
        jdbc.queryForList(job, String.class, original)
                .forEach(id -> waiting("act_ru_job", id, columns.getOrDefault("act_ru_job", List.of()), timers / 2));
    }

    private void waiting(String table, String id, List<Column> columns, int count) {
        Map<String, Object> row = jdbc.queryForMap("select * from " + table + " where id_ = ?", id);
        insert(
                jdbc,
                table,
                columns,
                column -> column.name().equals("duedate_") ? SOME_DAY : copied(column, row, "f"),
                1,
                count,
                "t.id_ = '" + id + "'");
    }

    private static void insert(
            JdbcTemplate jdbc,
            String table,
            List<Column> columns,
            Function<Column, String> value,
            int from,
            int to,
            String original) {
        int copies = jdbc.update(
                "insert into " + table + " (" + join(columns, Column::name) + ") select " + join(columns, value)
                        + " from generate_series(" + from + ", " + to + ") n cross join " + table + " t where "
                        + original);
        if (copies != to - from + 1) {
            throw new IllegalStateException(table + ": its original changed while it was copied");
        }
    }

    /** With an id of its own that ends in the copy's number; taken apart here, since patterns would take minutes. */
    private static String copied(Column column, Map<String, Object> row, String mark) {
        Matcher tail = TAIL.matcher(String.valueOf(row.get(column.name())));
        boolean shared =
                !column.type().equals("character varying") || column.name().matches(SHARED);
        return shared || !tail.find()
                ? "t." + column.name()
                : "'" + quoted(tail.group(1)) + tail.group(2) + mark + "' || lpad(to_hex(n), " + (12 - mark.length())
                        + ", '0') || '" + quoted(tail.group(3)) + "'";
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }

    private static boolean isOfCases(String table, List<Column> columns) {
        if (table.startsWith("act_") || OWN_OF_NO_CASE.contains(table)) {
            return OF_ENGINE.contains(table);
        }
        return columns.stream()
                .map(Column::name)
                .anyMatch(Set.of("reference", "root_instance_id", "task_id")::contains);
    }

    private static String join(List<Column> columns, Function<Column, String> word) {
        return columns.stream().map(word).collect(Collectors.joining(", "));
    }

    private Map<String, List<Column>> columns() {
        return jdbc
                .query(
                        "select table_name, column_name, data_type, is_identity = 'YES' from information_schema.columns"
                                + " join information_schema.tables using (table_schema, table_name)"
                                + " where table_schema = 'public' and table_type = 'BASE TABLE'"
                                + " order by table_name, ordinal_position",
                        (row, number) ->
                                new Column(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .stream()
                .collect(Collectors.groupingBy(Column::table));
    }
}
