package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Folds rows of work items, each joined with its groups and shown variables, into views; keeps their order. */
final class TaskRows implements RowCallbackHandler {

    private static final class Folded {
        final TaskView bare;
        final Set<String> groups = new LinkedHashSet<>();
        final Map<String, Object> fields = new LinkedHashMap<>();
        final Map<Told.About, Told> told = new EnumMap<>(Told.About.class);

        Folded(TaskView bare) {
            this.bare = bare;
        }
    }

    private final Map<String, Folded> items = new LinkedHashMap<>();
    private final Json json;
    private final boolean withFields;

    TaskRows(Json json, boolean withFields) {
        this.json = json;
        this.withFields = withFields;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        String id = row.getString("task_id");
        Folded item = items.get(id);
        if (item == null) {
            item = new Folded(bare(row));
            items.put(id, item);
        }
        String group = row.getString("group_key");
        if (group != null) {
            item.groups.add(group);
        }
        ToldRows.add(item.told, row);
        String name = withFields ? row.getString("field_name") : null;
        if (name != null) {
            Object value = json.value(row.getString("field_value"));
            if (value != null) {
                item.fields.put(name, value);
            }
        }
    }

    List<TaskView> views() {
        List<TaskView> views = new ArrayList<>(items.size());
        items.values().forEach(item -> views.add(whole(item)));
        return views;
    }

    private static TaskView bare(ResultSet row) throws SQLException {
        return new TaskView(
                row.getString("task_id"),
                row.getString("reference"),
                row.getString("instance_id"),
                row.getString("root_instance_id"),
                row.getString("execution_id"),
                row.getString("activity_instance_id"),
                row.getString("definition_id"),
                row.getString("process"),
                row.getString("step"),
                row.getString("name"),
                row.getString("assignee"),
                Sql.instantOrNull(row, "assigned_at"),
                row.getInt("priority"),
                TaskView.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "done_at"),
                row.getString("done_by"),
                Sql.serviceLevel(row),
                row.getString("customer_id"),
                row.getString("customer_name"),
                row.getBigDecimal("amount"),
                List.of(),
                Map.of(),
                List.of(),
                ParkedView.of(row),
                row.getInt("score"),
                row.getLong("version"));
    }

    private static TaskView whole(Folded item) {
        TaskView bare = item.bare;
        return new TaskView(
                bare.id(),
                bare.caseReference(),
                bare.instanceId(),
                bare.rootInstanceId(),
                bare.executionId(),
                bare.activityInstanceId(),
                bare.definitionId(),
                bare.process(),
                bare.step(),
                bare.title(),
                bare.assignee(),
                bare.assignedAt(),
                bare.priority(),
                bare.state(),
                bare.createdAt(),
                bare.doneAt(),
                bare.doneBy(),
                bare.serviceLevel(),
                bare.customerId(),
                bare.customerName(),
                bare.amount(),
                List.copyOf(item.groups),
                Map.copyOf(item.fields),
                List.copyOf(item.told.values()),
                bare.parked(),
                bare.score(),
                bare.version());
    }
}
