-- One row per running or ended clock. The id is the step's activity instance; a case's own clock carries the root
-- instance's id. Written before the step's task exists, so nothing here refers to the engine's or the read model's rows.
create table sla_row (
    id                varchar(128) primary key,
    root_instance_id  varchar(64) not null,
    instance_id       varchar(64) not null,
    execution_id      varchar(64),
    task_id           varchar(64),
    process           varchar(255) not null,
    element           varchar(255),
    level_key         varchar(255) not null,
    escalate_to       varchar(255),
    priority          integer not null,
    tier              varchar(50),
    opened_at         timestamp with time zone not null,
    warn_at           timestamp with time zone not null,
    due_at            timestamp with time zone not null,
    closed_at         timestamp with time zone,
    outcome           varchar(10),
    warned_at         timestamp with time zone,
    late_at           timestamp with time zone
);
create index sla_row_root on sla_row (root_instance_id, closed_at);
create index sla_row_instance on sla_row (instance_id, closed_at);
create index sla_row_due on sla_row (closed_at, due_at);
