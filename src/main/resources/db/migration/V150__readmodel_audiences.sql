-- The groups of an item as one word, so that lists ask one table: the groups' names in order, separated by commas; of very
-- many groups a short word that stands for them. work_audience says which groups each word means; rows are only added.
create table work_audience (
    audience  varchar(255) primary key,
    members   varchar not null
);
alter table work_item add column audience varchar(255) default '' not null;

update work_item set audience = coalesce(
    (select case when length(string_agg(g.group_key, ',' order by g.group_key)) > 255 then '#' || work_item.task_id
                 else string_agg(g.group_key, ',' order by g.group_key) end
       from work_item_group g where g.task_id = work_item.task_id), '');
insert into work_audience (audience, members)
    select w.audience, string_agg(g.group_key, ',' order by g.group_key)
      from (select audience, min(task_id) as task_id from work_item where audience <> '' group by audience) w
      join work_item_group g on g.task_id = w.task_id
     group by w.audience;

-- Each order that people read lists in is one index, which also says who may see each entry.
drop index work_item_due;
drop index work_item_created;
drop index work_item_priority;
drop index work_item_value;
drop index work_item_mine;
drop index work_item_instance;
drop index work_item_next;
create index work_item_due on work_item (state, due_order, task_id, audience, warn_at);
create index work_item_created on work_item (state, created_at, task_id, audience);
create index work_item_priority on work_item (state, priority desc, task_id, audience);
create index work_item_value on work_item (state, value_order desc, task_id, audience);
create index work_item_score on work_item (state, score desc, task_id, audience);
create index work_item_next on work_item (state, assignee, score desc, due_order, created_at, task_id, audience);
-- What lists are counted by.
create index work_item_audience on work_item (state, audience, process, step, priority);
create index work_item_warn on work_item (state, warn_at, audience, due_order);

-- Finds the items of a case variable's value, and a value of an item, without reading the rows of variables.
create index work_item_root on work_item (root_instance_id, state);
drop index case_variable_instance;
drop index case_variable_value;
create index case_variable_instance on case_variable (instance_id, name, value_text);
create index case_variable_value on case_variable (name, value_text, instance_id);
