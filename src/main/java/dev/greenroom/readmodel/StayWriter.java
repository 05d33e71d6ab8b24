package dev.greenroom.readmodel;

import dev.greenroom.engine.events.EngineFact.End;
import dev.greenroom.engine.events.EngineFact.TaskChanged;
import dev.greenroom.engine.events.EngineFact.TaskEnded;
import dev.greenroom.readmodel.CaseChange.ItemChange;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/** Writes when items came to queues and left them; who is in no group's queue is in the one of nobody. */
final class StayWriter {

    /** The queue of items that no group has. */
    static final String NOBODYS = "";

    static final String NEW = "new";
    static final String REOPENED = "reopened";
    static final String MOVED = "moved";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";

    private static final String COME =
            "insert into work_item_stay (task_id, queue, came_at, came_as)" + " values (:task, :queue, :at, :how)";
    private static final String LEAVE = "update work_item_stay set left_at = :at, left_as = :how"
            + " where task_id = :task and queue = :queue and left_at = :open";
    private static final String END =
            "update work_item_stay set left_at = :at, left_as = :how" + " where task_id = :task and left_at = :open";

    private final NamedParameterJdbcOperations jdbc;

    StayWriter(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** An open item that is in these groups now, and what it did to get there. */
    record Standing(String taskId, Set<String> groups, Instant at, String how) {

        static Standing of(ItemChange item, TaskChanged latest, Set<String> groups, boolean reopened) {
            return new Standing(item.id, groups, latest.at(), reopened ? REOPENED : NEW);
        }
    }

    /** New items, which have no stays yet. */
    void begin(List<Standing> items) {
        Batch come = new Batch(jdbc, COME);
        items.forEach(item -> queues(item.groups()).forEach(queue -> add(come, item, queue)));
        come.run();
    }

    /** Items whose groups may be others than before. */
    void change(List<Standing> items) {
        Map<String, Set<String>> open =
                open(items.stream().map(Standing::taskId).toList());
        Batch come = new Batch(jdbc, COME);
        Batch leave = new Batch(jdbc, LEAVE);
        for (Standing item : items) {
            Set<String> before = open.getOrDefault(item.taskId(), Set.of());
            Set<String> now = queues(item.groups());
            before.stream()
                    .filter(queue -> !now.contains(queue))
                    .forEach(queue -> leave.add(row -> row.addValue("task", item.taskId())
                            .addValue("queue", queue)
                            .addValue("at", Sql.time(item.at()))
                            .addValue("how", MOVED)
                            .addValue("open", Sql.time(Sql.NEVER))));
            now.stream().filter(queue -> !before.contains(queue)).forEach(queue -> add(come, item, queue));
        }
        leave.run();
        come.run();
    }

    void end(List<TaskEnded> ended) {
        Batch end = new Batch(jdbc, END);
        ended.forEach(one -> end.add(row -> row.addValue("task", one.taskId())
                .addValue("at", Sql.time(one.at()))
                .addValue("how", one.end() == End.COMPLETED ? DONE : CANCELLED)
                .addValue("open", Sql.time(Sql.NEVER))));
        end.run();
    }

    /** The queues in which each of these items is. */
    Map<String, Set<String>> open(List<String> taskIds) {
        Map<String, Set<String>> open = new HashMap<>();
        if (!taskIds.isEmpty()) {
            jdbc.query(
                    "select task_id, queue from work_item_stay where task_id in (:ids) and left_at = :open",
                    Map.of("ids", taskIds, "open", Sql.time(Sql.NEVER)),
                    row -> {
                        open.computeIfAbsent(row.getString("task_id"), task -> new HashSet<>())
                                .add(row.getString("queue"));
                    });
        }
        return open;
    }

    static Set<String> queues(Set<String> groups) {
        return groups.isEmpty() ? Set.of(NOBODYS) : groups;
    }

    private static void add(Batch come, Standing item, String queue) {
        come.add(row -> row.addValue("task", item.taskId())
                .addValue("queue", queue)
                .addValue("at", Sql.time(item.at()))
                .addValue("how", item.how()));
    }
}
