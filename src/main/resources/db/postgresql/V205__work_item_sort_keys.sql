-- What one team or one person has is found by these and then put in order: with the keys in the index no row of the table is read
-- for that, which was what such a list cost (of 1,000 items 60 ms when they were not in memory). By process and step it would be
-- no gain: the database would rather sort many thousands of those than meet fifty on the way.
-- Those that were there before go last: until then lists are read.
create index work_item_team_keys on work_item (state, audience, warn_at, due_order, task_id)
    include (created_at, priority, value_order, score, root_instance_id);
create index work_item_held_keys on work_item (assignee, state, audience)
    include (task_id, due_order, created_at, priority, value_order, score, root_instance_id) where assignee is not null;
drop index work_item_team_warn;
drop index work_item_held;
