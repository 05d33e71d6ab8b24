package dev.greenroom.readmodel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the read model holds as open of one root instance, each by its engine id. */
record OwnRows(
        String reference,
        boolean open,
        boolean beside,
        Map<String, Instance> instances,
        Map<String, Step> steps,
        Map<String, Item> items,
        Map<String, Variable> variables,
        Map<String, String> incidents) {

    private record Known(String reference, boolean beside, long open) {}

    record Instance(String definitionId, String process, boolean suspended) {}

    record Step(String instanceId, String definitionId, String process, String element, String type) {}

    record Item(
            String instanceId,
            String definitionId,
            String process,
            String step,
            String activityInstanceId,
            @Nullable String name,
            @Nullable String assignee,
            int priority,
            Set<String> groups,
            Set<String> audience) {}

    record Variable(String instanceId, String name, @Nullable String json) {}

    static Optional<OwnRows> read(JdbcClient jdbc, String root) {
        return jdbc.sql("select i.reference, i.beside, count(c.reference) as open from case_instance i left join"
                        + " case_view c on c.current_instance_id = i.instance_id and c.state = 'open'"
                        + " where i.instance_id = :root group by i.reference, i.beside")
                .param("root", root)
                .query(Known.class)
                .optional()
                .map(known -> new OwnRows(
                        known.reference(),
                        known.beside() || known.open() > 0,
                        known.beside(),
                        instances(jdbc, root),
                        steps(jdbc, known.reference(), root),
                        items(jdbc, known.reference(), root),
                        variables(jdbc, known.reference(), root),
                        incidents(jdbc, known.reference(), root)));
    }

    private static Map<String, Instance> instances(JdbcClient jdbc, String root) {
        Map<String, Instance> found = new HashMap<>();
        jdbc.sql("select instance_id, definition_id, process, suspended from case_instance"
                        + " where root_instance_id = :root and state = 'open'")
                .param("root", root)
                .query(row -> {
                    found.put(
                            row.getString("instance_id"),
                            new Instance(
                                    row.getString("definition_id"),
                                    row.getString("process"),
                                    row.getBoolean("suspended")));
                });
        return found;
    }

    private static Map<String, Step> steps(JdbcClient jdbc, String reference, String root) {
        Map<String, Step> found = new HashMap<>();
        jdbc.sql("select s.*, i.process from case_step s join case_instance i on i.instance_id = s.instance_id"
                        + " where s.reference = :reference and s.root_instance_id = :root and s.left_at is null")
                .param("reference", reference)
                .param("root", root)
                .query(row -> {
                    found.put(
                            row.getString("activity_instance_id"),
                            new Step(
                                    row.getString("instance_id"),
                                    row.getString("definition_id"),
                                    row.getString("process"),
                                    row.getString("element"),
                                    row.getString("type")));
                });
        return found;
    }

    private static Map<String, Item> items(JdbcClient jdbc, String reference, String root) {
        Map<String, Item> found = new HashMap<>();
        jdbc.sql(
                        "select w.*, g.group_key, a.members from work_item w left join work_item_group g on g.task_id = w.task_id"
                                + " left join work_audience a on a.audience = w.audience where w.reference = :reference and w.root_instance_id = :root and w.state = 'open'")
                .param("reference", reference)
                .param("root", root)
                .query(row -> {
                    Item item = found.get(row.getString("task_id"));
                    if (item == null) {
                        item = new Item(
                                row.getString("instance_id"),
                                row.getString("definition_id"),
                                row.getString("process"),
                                row.getString("step"),
                                row.getString("activity_instance_id"),
                                row.getString("name"),
                                row.getString("assignee"),
                                row.getInt("priority"),
                                new TreeSet<>(),
                                Audiences.members(row.getString("audience"), row.getString("members")));
                        found.put(row.getString("task_id"), item);
                    }
                    String group = row.getString("group_key");
                    if (group != null) {
                        item.groups().add(group);
                    }
                });
        return found;
    }

    private static Map<String, Variable> variables(JdbcClient jdbc, String reference, String root) {
        Map<String, Variable> found = new HashMap<>();
        jdbc.sql("select * from case_variable where reference = :reference and root_instance_id = :root")
                .param("reference", reference)
                .param("root", root)
                .query(row -> {
                    found.put(
                            row.getString("variable_id"),
                            new Variable(
                                    row.getString("instance_id"), row.getString("name"), row.getString("value_json")));
                });
        return found;
    }

    private static Map<String, String> incidents(JdbcClient jdbc, String reference, String root) {
        Map<String, String> found = new HashMap<>();
        jdbc.sql("select incident_id, instance_id from incident_view where reference = :reference"
                        + " and root_instance_id = :root")
                .param("reference", reference)
                .param("root", root)
                .query(row -> {
                    found.put(row.getString("incident_id"), row.getString("instance_id"));
                });
        return found;
    }
}
