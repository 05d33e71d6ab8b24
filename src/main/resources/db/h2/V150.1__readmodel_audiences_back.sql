-- The items that V149.1 put aside, and what V150 says of their groups.
insert into work_item (task_id, reference, instance_id, root_instance_id, execution_id, activity_instance_id, definition_id, process, step, name,
    assignee, assigned_at, priority, state, created_at, done_at, done_by, sla_key, warn_at, due_at, due_order, customer_id,
    customer_name, amount, value_order, version, sla_calendar, sla_unit, sla_since, sla_left, sla_paused_at, sla_paused_for,
    customer_tier, score, ranked_until, ranked_by, skills, offered_to, parked_until, parked_at, parked_by, park_reason)
    select task_id, reference, instance_id, root_instance_id, execution_id, activity_instance_id, definition_id, process, step, name,
    assignee, assigned_at, priority, state, created_at, done_at, done_by, sla_key, warn_at, due_at, due_order, customer_id,
    customer_name, amount, value_order, version, sla_calendar, sla_unit, sla_since, sla_left, sla_paused_at, sla_paused_for,
    customer_tier, score, ranked_until, ranked_by, skills, offered_to, parked_until, parked_at, parked_by, park_reason
      from work_item_aside a where not exists (select 1 from work_item w where w.task_id = a.task_id);

drop table if exists work_audience_aside;
create table work_audience_aside (
    task_id   varchar(64) primary key,
    audience  varchar(255) not null
);
insert into work_audience_aside (task_id, audience)
    select x.task_id, case when length(x.members) > 255 then '#' || x.task_id else x.members end
      from (select g.task_id, string_agg(g.group_key, ',' order by g.group_key) as members
              from work_item_aside a join work_item_group g on g.task_id = a.task_id group by g.task_id) x;
update work_item set audience =
    (select x.audience from work_audience_aside x where x.task_id = work_item.task_id)
    where task_id in (select task_id from work_audience_aside);
insert into work_audience (audience, members)
    select w.audience, string_agg(g.group_key, ',' order by g.group_key)
      from (select audience, min(task_id) as task_id from work_audience_aside group by audience) w
      join work_item_group g on g.task_id = w.task_id
     where not exists (select 1 from work_audience k where k.audience = w.audience)
     group by w.audience;
drop table work_audience_aside;
drop table work_item_aside;
