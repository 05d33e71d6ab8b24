-- Who completed the steps that another step of the same model names as notSameAs; kept while the case is open.
create table engine_completion (
    task_id varchar(64) not null primary key,
    root_instance_id varchar(64) not null,
    process varchar(255) not null,
    step varchar(255) not null,
    completed_by varchar(255) not null,
    completed_at timestamp not null
);

create index engine_completion_case on engine_completion (root_instance_id, step, completed_by);
