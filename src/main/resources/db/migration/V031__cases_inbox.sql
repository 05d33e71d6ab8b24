-- Messages for cases, kept until the case waits for them. One row per message id, whatever its sender repeats.
create table case_message (
    message_id   varchar(200) primary key,
    fingerprint  varchar(64) not null,
    reference    varchar(40) not null,
    instance_id  varchar(64) not null,
    name         varchar(255) not null,
    variables    varchar not null,
    sender       varchar(255) not null,
    status       varchar(10) not null,
    received_at  timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    next_try_at  timestamp with time zone not null,
    tries        integer default 0 not null,
    settled_at   timestamp with time zone
);
create index case_message_due on case_message (status, next_try_at);
create index case_message_instance on case_message (instance_id, status, received_at);
