package dev.greenroom.work;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did not want which item, and why. */
@Repository
class Skips {

    private final JdbcClient jdbc;

    Skips(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often an item has been skipped, and whether it is kept for one group since. */
    record Count(int skips, boolean offeredToOneGroup) {}

    /** Notes that this person skips the item and is not offered it before {@code until}; counts what there is now. */
    Count add(String taskId, String person, String reason, Instant at, Instant until) {
        boolean kept = jdbc.sql("select offered_to from work_item where task_id = :task for update")
                .param("task", taskId)
                .query((row, number) -> row.getString("offered_to") != null)
                .single();
        jdbc.sql("insert into work_item_skip (task_id, person, reason, skipped_at, until_at)"
                        + " values (:task, :person, :reason, :at, :until)")
                .param("task", taskId)
                .param("person", person)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        int skips = jdbc.sql("select count(*) from work_item_skip where task_id = :task")
                .param("task", taskId)
                .query(Integer.class)
                .single();
        return new Count(skips, kept);
    }

    /** From now on only this group is offered the item. */
    void offerTo(String taskId, String group) {
        jdbc.sql("update work_item set offered_to = :group, version = version + 1 where task_id = :task")
                .param("group", group)
                .param("task", taskId)
                .update();
    }

    /** All of its groups are offered the item again. */
    void offerToAll(String taskId) {
        jdbc.sql("update work_item set offered_to = null, version = version + 1"
                        + " where task_id = :task and offered_to is not null")
                .param("task", taskId)
                .update();
    }
}
