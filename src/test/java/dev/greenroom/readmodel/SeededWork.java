package dev.greenroom.readmodel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of work and cases put straight into the tables, to fill lists fast; many share a value, so that ties occur. */
final class SeededWork {

    static final List<String> GROUPS = List.of("claims-intake", "front-office", "refunds", "credit-lead");
    static final List<String> PEOPLE = List.of("anna", "bruno", "carla", "berta");

    /** One row, as the test knows it. */
    record Row(
            String id,
            String state,
            @Nullable Instant dueAt,
            @Nullable Instant warnAt,
            Instant createdAt,
            int priority,
            @Nullable BigDecimal amount,
            @Nullable String assignee,
            @Nullable String doneBy,
            @Nullable Instant doneAt,
            Set<String> groups,
            String customer) {}

    private final JdbcTemplate jdbc;
    private final Audiences audiences;
    private final Random random;
    private final Instant now;
    private int number;

    SeededWork(JdbcTemplate jdbc, Audiences audiences, Random random, Instant now) {
        this.jdbc = jdbc;
        this.audiences = audiences;
        this.random = random;
        this.now = now;
    }

    List<Row> open(int rows) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(row("open"));
        }
        insert(made);
        return made;
    }

    /** For each of these customers one that the group has. */
    List<Row> openFor(String group, List<String> customers) {
        List<Row> made = customers.stream()
                .map(customer -> row("open", Set.of(group), customer))
                .toList();
        insert(made);
        return made;
    }

    List<Row> completed(int rows) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(row("completed"));
        }
        insert(made);
        return made;
    }

    private Row row(String state) {
        Set<String> groups = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groups.add(GROUPS.get(random.nextInt(GROUPS.size())));
        }
        return row(state, groups, "C-" + random.nextInt(6));
    }

    private Row row(String state, Set<String> groups, String customer) {
        Instant due = random.nextInt(4) == 0 ? null : now.plus(Duration.ofHours(random.nextInt(20) - 10));
        boolean done = state.equals("completed");
        return new Row(
                "task-" + Long.toHexString(random.nextLong()) + "-" + number++,
                state,
                due,
                due == null ? null : due.minus(Duration.ofHours(4)),
                now.minus(Duration.ofMinutes(random.nextInt(30))),
                random.nextInt(5) * 10,
                random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(10) * 100L, 2),
                random.nextBoolean() ? PEOPLE.get(random.nextInt(PEOPLE.size())) : null,
                done ? PEOPLE.get(random.nextInt(PEOPLE.size())) : null,
                done ? now.minus(Duration.ofHours(random.nextInt(30))) : null,
                groups,
                customer);
    }

    private void insert(List<Row> rows) {
        jdbc.batchUpdate(
                "insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id,"
                        + " activity_instance_id, definition_id, process, step, name, assignee, priority, state,"
                        + " created_at, done_at, done_by, sla_key, warn_at, due_at, due_order, customer_id,"
                        + " customer_name, amount, value_order, audience) values (?, ?, 'i', ?, 'e', 'a', 'd',"
                        + " 'walk', 'Task_Check', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            "LN-" + row.id(),
                            "root-" + row.id(),
                            "Check 100% of_" + row.customer(),
                            row.assignee(),
                            row.priority(),
                            row.state(),
                            Sql.time(row.createdAt()),
                            Sql.timeOrNull(row.doneAt()),
                            row.doneBy(),
                            row.dueAt() == null ? null : "walk.check",
                            Sql.timeOrNull(row.warnAt()),
                            Sql.timeOrNull(row.dueAt()),
                            Sql.dueOrder(row.dueAt()),
                            row.customer(),
                            "Name of " + row.customer(),
                            row.amount(),
                            row.amount() == null ? BigDecimal.ZERO : row.amount(),
                            Audiences.of(row.groups())
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into work_item_words (task_id, words, audience) values (?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            row.id(),
                            SearchWords.kept(
                                    "LN-" + row.id(),
                                    row.customer(),
                                    "Name of " + row.customer(),
                                    "Check 100% of_" + row.customer()),
                            row.state().equals("open") ? Audiences.of(row.groups()) : null
                        })
                        .toList());
        audiences.keep(rows.stream().map(SeededWork.Row::groups).distinct().toList());
        jdbc.batchUpdate(
                "insert into work_item_group (task_id, group_key) values (?, ?)",
                rows.stream()
                        .flatMap(row -> row.groups().stream().map(group -> new Object[] {row.id(), group}))
                        .toList());
        jdbc.batchUpdate(
                "insert into case_variable (variable_id, reference, instance_id, root_instance_id, name, type,"
                        + " value_json, value_text) values (?, ?, ?, ?, 'purpose', 'string', ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {
                            "v-" + row.id(),
                            "LN-" + row.id(),
                            "root-" + row.id(),
                            "root-" + row.id(),
                            "\"for " + row.customer() + "\"",
                            "for " + row.customer()
                        })
                        .toList());
    }

    void remove(Row row) {
        jdbc.update("delete from work_item where task_id = ?", row.id());
    }
}
