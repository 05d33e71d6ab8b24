package dev.greenroom.work;

import dev.greenroom.Unchecked;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes what the engine and the read model need to know of very many items, so that each can be claimed: an instance, a task
 * and its group, copied from one that was started; a case. Some of the items belong to the front office.
 */
final class ClaimableItems {

    private static final String INSTANCE = "md5('i' || n)::uuid::text";
    private static final String TASK = "md5('t' || n)::uuid::text";
    /** One statement may take only so long. */
    private static final int PORTION = 100_000;

    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;

    ClaimableItems(ProcessEngine engine, JdbcTemplate jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
    }

    boolean isDoneFor(int items) {
        Integer tasks = jdbc.queryForObject("select count(*) from act_ru_task", Integer.class);
        return tasks != null && tasks >= items;
    }

    /** The items are those of {@code ManyItems}; those of its first team become the front office's. */
    void complete(int items) {
        String task = QueueModel.deployed(engine, "front-office").item(QueueModel.PLAIN, 1, 0);
        String instance = engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getProcessInstanceId();
        Unchecked.write(jdbc, one -> new ClaimableItems(engine, one).rows(task, instance, items));
        engine.getRuntimeService().deleteProcessInstance(instance, "done");
        List.of(
                        "act_ru_execution",
                        "act_ru_task",
                        "act_ru_identitylink",
                        "case_view",
                        "case_instance",
                        "case_key",
                        "work_item",
                        "work_item_group")
                .forEach(table -> jdbc.execute("vacuum analyze " + table));
    }

    private void rows(String task, String instance, int items) {
        // As ManyItems calls it: an item whose name changes is written anew in all it is found by.
        jdbc.update("update act_ru_task set name_ = 'Assess lead' where id_ = ?", task);
        String where = " where w.audience = 'team-0'";
        jdbc.update("update work_item_group g set group_key = 'front-office' from work_item w" + where
                + " and w.task_id = g.task_id");
        jdbc.update("update work_item w set audience = 'front-office'" + where);
        jdbc.update("insert into work_audience values ('front-office', 'front-office') on conflict do nothing");
        for (int from = 1; from <= items; from += PORTION) {
            portion(task, instance, from, Math.min(items, from + PORTION - 1));
        }
        jdbc.update(
                "update work_item w set definition_id = t.proc_def_id_, step = t.task_def_key_, execution_id = w.instance_id"
                        + " from act_ru_task t where t.id_ = ? and w.audience = 'front-office'",
                task);
        keys();
    }

    /** No case without one: the service would be busy with finding that out. */
    private void keys() {
        jdbc.update("insert into case_key (found_by, closed, opened_at, reference)"
                + " select 'r:' || split_part(reference, '-', 2), false, opened_at, reference from case_view"
                + " on conflict do nothing");
        jdbc.update("delete from case_key_refill");
    }

    private void portion(String task, String instance, int from, int to) {
        copy(
                "act_ru_execution",
                "t.id_ = '" + instance + "'",
                "'id_', " + INSTANCE + ", 'proc_inst_id_', " + INSTANCE + ", 'root_proc_inst_id_', " + INSTANCE
                        + ", 'business_key_', 'many' || n, 'act_inst_id_', 'a' || n",
                from,
                to);
        copy(
                "act_ru_task",
                "t.id_ = '" + task + "'",
                "'id_', " + TASK + ", 'execution_id_', " + INSTANCE + ", 'proc_inst_id_', " + INSTANCE,
                from,
                to);
        copy(
                "act_ru_identitylink",
                "t.task_id_ = '" + task + "' and t.group_id_ is not null",
                "'id_', md5('l' || n)::uuid::text, 'task_id_', " + TASK,
                from,
                to);
        copy(
                "case_view",
                "t.current_instance_id = '" + instance + "'",
                "'reference', 'LN-' || (100000 + n) || '-K', 'external_key', 'many' || n, 'current_instance_id', "
                        + INSTANCE + ", 'opened_at', t.opened_at - n * interval '1 minute'",
                from,
                to);
        copy(
                "case_instance",
                "t.instance_id = '" + instance + "'",
                "'reference', 'LN-' || (100000 + n) || '-K', 'business_key', 'many' || n, 'instance_id', " + INSTANCE
                        + ", 'root_instance_id', " + INSTANCE,
                from,
                to);
    }

    private void copy(String table, String original, String changed, int from, int to) {
        jdbc.execute("insert into " + table + " select r.* from " + table + " t, generate_series(" + from + ", " + to
                + ") n, lateral jsonb_populate_record(t, jsonb_build_object(" + changed + ")) r where " + original);
    }
}
