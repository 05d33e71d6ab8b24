package dev.greenroom.work;

import dev.greenroom.readmodel.ParkedView;
import dev.greenroom.readmodel.ReadModelChanged;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which open items are put aside; somebody holds each of them. */
@Repository
class ParkedWork {

    private static final String WAKE =
            "update work_item set parked_until = null, version = version + 1 where task_id = :task and state = 'open'";

    /** Its day has come, or its clock came to a point that was still ahead when it was put aside. */
    private static final String DUE = "parked_until is not null and (parked_until <= :now"
            + " or (warn_at > parked_at and warn_at <= :now) or (due_at > parked_at and due_at <= :now))";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher tell;

    ParkedWork(JdbcClient jdbc, ApplicationEventPublisher tell) {
        this.jdbc = jdbc;
        this.tell = tell;
    }

    /** An item that is to be work again, and why. */
    record Due(String taskId, String reference, String step, String why) {}

    /** False when this person does not have the item any more. */
    boolean park(String taskId, String holder, String reason, Instant at, @Nullable Instant until) {
        return changed(
                taskId,
                jdbc.sql("update work_item set parked_until = :until, parked_at = :at, parked_by = :holder,"
                                + " park_reason = :reason, version = version + 1"
                                + " where task_id = :task and state = 'open' and assignee = :holder")
                        .param("until", (until == null ? ParkedView.OPEN_ENDED : until).atOffset(ZoneOffset.UTC))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("holder", holder)
                        .param("reason", reason, Types.VARCHAR)
                        .param("task", taskId)
                        .update());
    }

    /** Takes the item up again; false when it was not put aside. */
    boolean wake(String taskId) {
        return changed(
                taskId,
                jdbc.sql(WAKE + " and parked_until is not null")
                        .param("task", taskId)
                        .update());
    }

    /** The same if its day has come; of many nodes that try, one does it. */
    boolean wakeIfDue(String taskId, Instant now) {
        return changed(
                taskId,
                jdbc.sql(WAKE + " and " + DUE)
                        .param("task", taskId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update());
    }

    List<Due> due(Instant now, int most) {
        return jdbc.sql("select task_id, reference, step, case when parked_until <= :now then 'day'"
                        + " when due_at <= :now then 'late' else 'at-risk' end as why from work_item where " + DUE
                        + " and state = 'open' order by parked_until limit " + most)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Due.class)
                .list();
    }

    private boolean changed(String taskId, int rows) {
        if (rows > 0) {
            tell.publishEvent(new ReadModelChanged(Set.of(), Set.of(taskId)));
        }
        return rows > 0;
    }
}
