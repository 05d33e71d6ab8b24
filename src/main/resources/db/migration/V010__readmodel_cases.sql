-- What people see of the engine's state. Written in the engine's transaction; no foreign keys to engine tables,
-- because these rows come before the engine's flush. Columns named *_order are never null: lists page by them.
create sequence case_number start with 100001 increment by 1;

create table case_view (
    reference            varchar(40) primary key,
    current_instance_id  varchar(64) not null,
    process              varchar(255) not null,
    definition_id        varchar(255) not null,
    state                varchar(10) not null,
    outcome              varchar(100),
    phase                varchar(100),
    external_key         varchar(255),
    customer_id          varchar(255),
    customer_name        varchar(500),
    customer_email       varchar(500),
    customer_phone       varchar(100),
    customer_postcode    varchar(50),
    customer_tier        varchar(50),
    customer_language    varchar(20),
    channel              varchar(100),
    priority             integer default 50 not null,
    amount               numeric(19, 2),
    opened_at            timestamp with time zone not null,
    closed_at            timestamp with time zone,
    sla_key              varchar(255),
    warn_at              timestamp with time zone,
    due_at               timestamp with time zone,
    due_order            timestamp with time zone default timestamp with time zone '9999-12-31 00:00:00+00' not null,
    version              bigint default 1 not null
);
create unique index case_view_instance on case_view (current_instance_id);
create index case_view_opened on case_view (opened_at, reference);
create index case_view_state_opened on case_view (state, opened_at, reference);
create index case_view_process_opened on case_view (process, state, opened_at, reference);
create index case_view_due on case_view (state, due_order, reference);
create index case_view_customer on case_view (customer_id, opened_at, reference);
create index case_view_external on case_view (external_key);

create table case_instance (
    instance_id        varchar(64) primary key,
    root_instance_id   varchar(64) not null,
    super_instance_id  varchar(64),
    reference          varchar(40) not null,
    process            varchar(255) not null,
    definition_id      varchar(255) not null,
    business_key       varchar(255),
    suspended          boolean default false not null,
    state              varchar(10) not null,
    started_at         timestamp with time zone not null,
    ended_at           timestamp with time zone
);
create index case_instance_root on case_instance (root_instance_id);
create index case_instance_reference on case_instance (reference);
create index case_instance_state on case_instance (state, instance_id);

create table case_variable (
    variable_id       varchar(64) primary key,
    reference         varchar(40) not null,
    instance_id       varchar(64) not null,
    root_instance_id  varchar(64) not null,
    name              varchar(255) not null,
    type              varchar(100) not null,
    value_json        varchar,
    value_text        varchar(500)
);
create index case_variable_instance on case_variable (instance_id);
create index case_variable_reference on case_variable (reference, name);
create index case_variable_value on case_variable (name, value_text);

create table case_step (
    activity_instance_id  varchar(128) primary key,
    reference             varchar(40) not null,
    instance_id           varchar(64) not null,
    root_instance_id      varchar(64) not null,
    execution_id          varchar(64) not null,
    definition_id         varchar(255) not null,
    element               varchar(255) not null,
    type                  varchar(100) not null,
    entered_at            timestamp with time zone not null,
    left_at               timestamp with time zone,
    cancelled             boolean default false not null
);
create index case_step_reference on case_step (reference, entered_at);
create index case_step_instance on case_step (instance_id, left_at);

create table work_item (
    task_id               varchar(64) primary key,
    reference             varchar(40) not null,
    instance_id           varchar(64) not null,
    root_instance_id      varchar(64) not null,
    execution_id          varchar(64) not null,
    activity_instance_id  varchar(128) not null,
    definition_id         varchar(255) not null,
    process               varchar(255) not null,
    step                  varchar(255) not null,
    name                  varchar(500),
    assignee              varchar(255),
    assigned_at           timestamp with time zone,
    priority              integer not null,
    state                 varchar(10) not null,
    created_at            timestamp with time zone not null,
    done_at               timestamp with time zone,
    done_by               varchar(255),
    sla_key               varchar(255),
    warn_at               timestamp with time zone,
    due_at                timestamp with time zone,
    due_order             timestamp with time zone default timestamp with time zone '9999-12-31 00:00:00+00' not null,
    customer_id           varchar(255),
    customer_name         varchar(500),
    amount                numeric(19, 2),
    value_order           numeric(19, 2) default 0 not null,
    version               bigint default 1 not null
);
create index work_item_due on work_item (state, due_order, task_id);
create index work_item_created on work_item (state, created_at, task_id);
create index work_item_priority on work_item (state, priority desc, task_id);
create index work_item_value on work_item (state, value_order desc, task_id);
create index work_item_mine on work_item (assignee, state, due_order, task_id);
create index work_item_done on work_item (done_by, done_at);
create index work_item_reference on work_item (reference, state);
create index work_item_customer on work_item (customer_id, state);
create index work_item_process on work_item (process, step, state);
create index work_item_instance on work_item (instance_id);

create table work_item_group (
    task_id    varchar(64) not null,
    group_key  varchar(255) not null,
    primary key (task_id, group_key)
);
create index work_item_group_key on work_item_group (group_key, task_id);

create table timeline_entry (
    seq        bigint generated by default as identity primary key,
    reference  varchar(40) not null,
    at         timestamp with time zone not null,
    kind       varchar(60) not null,
    element    varchar(255),
    actor      varchar(255),
    data       varchar
);
create index timeline_entry_reference on timeline_entry (reference, seq);

create table incident_view (
    incident_id       varchar(64) primary key,
    reference         varchar(40) not null,
    instance_id       varchar(64) not null,
    root_instance_id  varchar(64) not null,
    element           varchar(255) not null,
    type              varchar(255) not null,
    message           varchar,
    configuration     varchar(255),
    opened_at         timestamp with time zone not null
);
create index incident_view_reference on incident_view (reference);
