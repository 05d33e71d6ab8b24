package dev.greenroom.readmodel;

import dev.greenroom.engine.snapshot.OpenCase;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens rows again that were taken for closed, so that what they know besides the engine's state stays. */
final class Reopening {

    private Reopening() {}

    static void of(JdbcClient jdbc, OwnRows own, OpenCase open) {
        String reference = own.reference();
        if (!own.beside()) {
            caseOf(jdbc, reference, open);
        }
        parts(jdbc, reference, open);
    }

    private static void caseOf(JdbcClient jdbc, String reference, OpenCase open) {
        jdbc.sql("update case_view set state = 'open', outcome = null, closed_at = null, current_instance_id = :root"
                        + " where reference = :reference and (state <> 'open' or current_instance_id <> :root)")
                .param("reference", reference)
                .param("root", open.rootInstanceId())
                .update();
    }

    private static void parts(JdbcClient jdbc, String reference, OpenCase open) {
        rows(
                jdbc,
                "update case_instance set state = 'open', ended_at = null, reference = :reference"
                        + " where instance_id in (:ids)",
                reference,
                open.instances().stream().map(OpenCase.OpenInstance::instanceId).toList());
        rows(
                jdbc,
                "update case_step set left_at = null, cancelled = false, reference = :reference"
                        + " where activity_instance_id in (:ids)",
                reference,
                open.steps().stream().map(OpenCase.OpenStep::activityInstanceId).toList());
        rows(
                jdbc,
                "update work_item set state = 'open', done_at = null, done_by = null, reference = :reference"
                        + " where task_id in (:ids)",
                reference,
                open.tasks().stream().map(OpenCase.OpenTask::taskId).toList());
        orphans(jdbc, open.tasks().stream().map(OpenCase.OpenTask::taskId).toList());
        rows(
                jdbc,
                "update case_variable set reference = :reference where variable_id in (:ids)",
                reference,
                open.variables().stream().map(OpenCase.OpenVariable::variableId).toList());
    }

    private static void orphans(JdbcClient jdbc, List<String> tasks) {
        if (!tasks.isEmpty()) {
            jdbc.sql("delete from work_item_group where task_id in (:ids) and not exists"
                            + " (select 1 from work_item w where w.task_id = work_item_group.task_id)")
                    .param("ids", tasks)
                    .update();
        }
    }

    private static void rows(JdbcClient jdbc, String sql, String reference, List<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(sql).param("reference", reference).param("ids", ids).update();
        }
    }
}
