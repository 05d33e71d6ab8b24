-- Who has which open work item on their screen. A row lasts for some seconds after the last sign of life.
create table work_looking (
    task_id       varchar(64) not null,
    person        varchar(255) not null,
    display_name  varchar(255) not null,
    seen_at       timestamp with time zone not null,
    primary key (task_id, person)
);
create index work_looking_seen on work_looking (seen_at);
