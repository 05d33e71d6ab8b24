-- What a person has typed into a work item's form and not handed in yet.
create table work_draft (
    task_id   varchar(64) not null,
    person    varchar(255) not null,
    data      varchar not null,
    version   integer not null,
    saved_at  timestamp with time zone not null,
    primary key (task_id, person)
);
create index work_draft_saved on work_draft (saved_at);
