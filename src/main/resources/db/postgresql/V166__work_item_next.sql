-- The next best work of a team lies together, and what somebody has is not among it: it was looked for among the best work of
-- all teams, claimed work included.
drop index work_item_next;
create index work_item_next on work_item (score desc, due_order, created_at, task_id, audience)
    where state = 'open' and assignee is null;
create index work_item_team_next on work_item (audience, score desc, due_order, created_at, task_id)
    where state = 'open' and assignee is null;
-- What somebody has, whichever team's it is.
create index work_item_held on work_item (assignee, state, audience) where assignee is not null;
