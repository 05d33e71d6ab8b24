-- The promise that one key gives one case: the row is written in the transaction that starts the case.
create table case_start (
    caller           varchar(255) not null,
    idempotency_key  varchar(255) not null,
    fingerprint      varchar(64) not null,
    reference        varchar(40) not null,
    started_at       timestamp with time zone not null,
    primary key (caller, idempotency_key)
);
create index case_start_started on case_start (started_at);
