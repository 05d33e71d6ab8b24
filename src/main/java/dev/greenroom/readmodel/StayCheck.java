package dev.greenroom.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the stays in queues to the items: an open one is in the queue of each of its groups, a done one in none. */
@Component
class StayCheck implements DerivedRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    StayCheck(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final class Item {
        final String taskId;
        final String reference;
        final String state;

        @Nullable
        final Instant doneAt;

        final Set<String> groups = new TreeSet<>();
        final Map<String, Long> stays = new LinkedHashMap<>();
        final List<Long> surplus = new ArrayList<>();

        Item(ResultSet row) throws SQLException {
            this.taskId = row.getString("task_id");
            this.reference = row.getString("reference");
            this.state = row.getString("state");
            this.doneAt = Sql.instantOrNull(row, "done_at");
        }

        boolean isOpen() {
            return state.equals("open");
        }

        Set<String> wanted() {
            return isOpen() ? StayWriter.queues(groups) : Set.of();
        }

        boolean isRight() {
            return surplus.isEmpty() && stays.keySet().equals(wanted());
        }
    }

    @Override
    public List<String> differences(String rootInstanceId) {
        return items(rootInstanceId).stream()
                .filter(item -> !item.isRight())
                .map(item -> item.reference + ": task " + item.taskId + " is counted in other queues than its own")
                .toList();
    }

    @Override
    public void mend(String rootInstanceId) {
        items(rootInstanceId).stream().filter(item -> !item.isRight()).forEach(this::mend);
    }

    private void mend(Item item) {
        Instant now = clock.instant();
        item.surplus.forEach(seq -> jdbc.sql("delete from work_item_stay where seq = :seq")
                .param("seq", seq)
                .update());
        item.stays.forEach((queue, seq) -> {
            if (!item.wanted().contains(queue)) {
                Instant doneAt = item.doneAt;
                leave(seq, doneAt == null ? now : doneAt, item.isOpen() ? StayWriter.MOVED : how(item));
            }
        });
        for (String queue : item.wanted()) {
            if (!item.stays.containsKey(queue)) {
                jdbc.sql("insert into work_item_stay (task_id, queue, came_at, came_as)"
                                + " values (:task, :queue, :at, :how)")
                        .param("task", item.taskId)
                        .param("queue", queue)
                        .param("at", Sql.time(now))
                        .param("how", StayWriter.MOVED)
                        .update();
            }
        }
    }

    private static String how(Item item) {
        return item.state.equals("completed") ? StayWriter.DONE : StayWriter.CANCELLED;
    }

    private void leave(long seq, Instant at, String how) {
        jdbc.sql("update work_item_stay set left_at = greatest(came_at, :at), left_as = :how where seq = :seq")
                .param("seq", seq)
                .param("at", Sql.time(at))
                .param("how", how, Types.VARCHAR)
                .update();
    }

    private List<Item> items(String root) {
        Map<String, Item> items = new LinkedHashMap<>();
        jdbc.sql("select w.task_id, w.reference, w.state, w.done_at, g.group_key from work_item w"
                        + " left join work_item_group g on g.task_id = w.task_id where w.root_instance_id = :root")
                .param("root", root)
                .query(row -> {
                    Item item = items.get(row.getString("task_id"));
                    if (item == null) {
                        item = new Item(row);
                        items.put(item.taskId, item);
                    }
                    String group = row.getString("group_key");
                    if (group != null) {
                        item.groups.add(group);
                    }
                });
        jdbc.sql("select s.seq, s.task_id, s.queue from work_item_stay s join work_item w on w.task_id = s.task_id"
                        + " where w.root_instance_id = :root and s.left_at = :open order by s.seq")
                .param("root", root)
                .param("open", Sql.time(Sql.NEVER))
                .query(row -> {
                    Item item = items.get(row.getString("task_id"));
                    if (item != null && item.stays.putIfAbsent(row.getString("queue"), row.getLong("seq")) != null) {
                        item.surplus.add(row.getLong("seq"));
                    }
                });
        return List.copyOf(items.values());
    }
}
