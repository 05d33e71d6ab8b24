-- Each order's index says all that items are filtered by as numbers and dates, so that the way to a page reads nothing else.
drop index work_item_due;
drop index work_item_created;
drop index work_item_priority;
drop index work_item_value;
drop index work_item_score;
create index work_item_due
    on work_item (state, due_order, task_id, audience, warn_at, priority, value_order, sla_paused_at);
create index work_item_created
    on work_item (state, created_at, task_id, audience, due_order, warn_at, priority, value_order, sla_paused_at);
create index work_item_priority
    on work_item (state, priority desc, task_id, audience, due_order, warn_at, value_order, sla_paused_at);
create index work_item_value
    on work_item (state, value_order desc, task_id, audience, due_order, warn_at, priority, sla_paused_at);
create index work_item_score
    on work_item (state, score desc, task_id, audience, due_order, warn_at, priority, value_order, sla_paused_at);

-- What is late or at risk among the work of few teams; a step whatever its process; items of a variable's value.
create index work_item_team_due on work_item (state, audience, due_order, warn_at, sla_paused_at, task_id);
create index work_item_team_warn on work_item (state, audience, warn_at, due_order, task_id);
drop index work_item_process;
create index work_item_process on work_item (state, process, step, audience);
create index work_item_step on work_item (state, step, audience);
drop index work_item_root;
create index work_item_root on work_item (root_instance_id, state, audience, task_id);
