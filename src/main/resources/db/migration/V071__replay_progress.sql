-- How far each replayed log has come; written in the transaction of the events it marks.
create table replay_run (
    log_id        varchar(100)  not null primary key,
    shift_seconds bigint        not null,
    ends_at       timestamp     not null,
    position      integer       not null,
    finished      boolean       not null,
    tally         varchar(100000) not null
);

-- Which case of the log became which case here.
create table replay_case (
    log_id      varchar(100) not null,
    log_case    varchar(64)  not null,
    reference   varchar(64)  not null,
    instance_id varchar(64)  not null,
    primary key (log_id, log_case)
);
create index replay_case_instance on replay_case (instance_id);
