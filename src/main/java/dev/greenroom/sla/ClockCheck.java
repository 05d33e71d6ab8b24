package dev.greenroom.sla;

import dev.greenroom.readmodel.CaseView;
import dev.greenroom.readmodel.CaseViews;
import dev.greenroom.readmodel.DerivedRows;
import dev.greenroom.readmodel.ServiceLevelView;
import dev.greenroom.readmodel.TaskView;
import dev.greenroom.readmodel.TaskViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what lists of cases and work show of each clock with the row that owns it. */
@Component
class ClockCheck implements DerivedRows {

    private final SlaRows rows;
    private final CaseViews cases;
    private final TaskViews tasks;
    private final Calendars calendars;
    private final JdbcClient jdbc;

    ClockCheck(SlaRows rows, CaseViews cases, TaskViews tasks, Calendars calendars, JdbcClient jdbc) {
        this.rows = rows;
        this.cases = cases;
        this.tasks = tasks;
        this.calendars = calendars;
        this.jdbc = jdbc;
    }

    /** A clock as it shows, and as its row has it; {@code item} is null for the case's own. */
    private record Shown(
            String reference,
            @Nullable String item,
            @Nullable ServiceLevelView shown,
            @Nullable ServiceLevelView right,
            boolean wrongOrder) {

        List<String> columns() {
            Map<String, @Nullable Object> here = values(shown);
            Map<String, @Nullable Object> there = values(right);
            List<String> wrong = there.keySet().stream()
                    .filter(column -> !Objects.equals(here.get(column), there.get(column)))
                    .collect(Collectors.toCollection(ArrayList::new));
            if (wrongOrder) {
                wrong.add("due_order");
            }
            return wrong;
        }

        String text() {
            return reference + (item == null ? ": clock" : ": clock of task " + item) + " differs in "
                    + String.join(", ", columns());
        }

        private static Map<String, @Nullable Object> values(@Nullable ServiceLevelView level) {
            ServiceLevelView.Course course = level == null ? null : level.course();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("sla_key", level == null ? null : level.key());
            values.put("warn_at", level == null ? null : level.warnAt());
            values.put("due_at", level == null ? null : level.dueAt());
            values.put("sla_calendar", course == null ? null : course.calendar());
            values.put("sla_unit", course == null ? null : course.unit());
            values.put("sla_since", course == null ? null : course.since());
            values.put("sla_left", course == null ? null : course.left());
            values.put("sla_paused_at", course == null ? null : course.pausedAt());
            values.put("sla_paused_for", course == null ? null : course.pausedFor());
            return values;
        }
    }

    @Override
    public List<String> differences(String rootInstanceId) {
        return wrong(rootInstanceId).stream().map(Shown::text).toList();
    }

    @Override
    public void mend(String rootInstanceId) {
        for (Shown each : wrong(rootInstanceId)) {
            ServiceLevelView right = each.right();
            String item = each.item();
            if (right != null && item == null) {
                cases.serviceLevel(each.reference(), right);
            } else if (right != null && item != null) {
                tasks.serviceLevel(item, right);
            }
        }
    }

    private List<Shown> wrong(String root) {
        Optional<CaseView> found = cases.byInstance(root);
        if (found.isEmpty()) {
            return List.of();
        }
        CaseView view = found.get();
        Map<String, SlaRow> ofItems = rows.openOf(root).stream()
                .filter(row -> row.kind() == SlaRow.Kind.STEP && row.taskId() != null)
                .collect(Collectors.toMap(row -> String.valueOf(row.taskId()), row -> row, (one, other) -> one));
        List<Shown> all = new ArrayList<>();
        if (view.instanceId().equals(root) && view.isOpen()) {
            rows.find(root)
                    .ifPresent(row -> all.add(new Shown(
                            view.reference(),
                            null,
                            view.serviceLevel(),
                            row.view(calendars),
                            order("case_view", "current_instance_id", root))));
        }
        for (TaskView item : tasks.openOf(view.reference())) {
            SlaRow row = ofItems.get(item.id());
            if (row != null && item.rootInstanceId().equals(root)) {
                all.add(new Shown(
                        view.reference(),
                        item.id(),
                        item.serviceLevel(),
                        row.view(calendars),
                        order("work_item", "task_id", item.id())));
            }
        }
        return all.stream().filter(each -> !each.columns().isEmpty()).toList();
    }

    /** Whether lists put it elsewhere than its due date says; one without comes last. */
    private boolean order(String table, String key, String id) {
        return jdbc.sql("select count(*) from " + table + " where " + key + " = :id and due_order <>"
                                + " coalesce(due_at, timestamp with time zone '9999-12-31 00:00:00+00:00')")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
