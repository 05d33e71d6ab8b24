-- Whom an escalation told of an open work item: a person, or a group by its key.
create table work_item_told (
    task_id    varchar(64) not null,
    told_to    varchar(255) not null,
    stage      varchar(20) not null,
    whole_case boolean not null,
    told_at    timestamp with time zone not null,
    primary key (task_id, told_to)
);
create index work_item_told_to on work_item_told (told_to, task_id);
