-- What waits has no date, like work that never had one: without this, a list of what waits passed over all of that.
create index work_item_paused on work_item (state, audience)
    include (task_id, due_order, created_at, priority, value_order, score) where sla_paused_at is not null;
