-- Who sees an item is told by the index that finds the items of a case, but is not what that is searched by: it was searched
-- for each of somebody's audiences by itself. And it tells what lists are ordered by.
drop index work_item_root;
create index work_item_root on work_item (root_instance_id, state)
    include (audience, task_id, due_order, created_at, priority, value_order, score);
