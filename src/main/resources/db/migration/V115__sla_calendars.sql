-- Every version of every calendar; the one of the highest number is in force. Shipped calendars are version 1 of their
-- key; shipped_sha256 says which shipped text stood in the jar when a version was written.
create table calendar_version (
    calendar_key    varchar(60) not null,
    version         integer not null,
    origin          varchar(10) not null,
    definition      varchar not null,
    shipped_sha256  varchar(64),
    note            varchar(500),
    changed_by      varchar(255) not null,
    changed_at      timestamp with time zone not null,
    primary key (calendar_key, version)
);

-- Due dates that are being worked out again after a change. place is the last case done, so that another node can go on
-- where one stopped; leased_until keeps two nodes from doing the same.
create table recomputation (
    id             varchar(64) primary key,
    subject_type   varchar(20) not null,
    subject        varchar(255) not null,
    version        varchar(255) not null,
    state          varchar(10) not null,
    total          bigint not null,
    checked        bigint default 0 not null,
    moved          bigint default 0 not null,
    round          integer default 1 not null,
    place          varchar(250) default '' not null,
    started_by     varchar(255) not null,
    started_at     timestamp with time zone not null,
    finished_at    timestamp with time zone,
    leased_by      varchar(64),
    leased_until   timestamp with time zone
);
create index recomputation_open on recomputation (state, started_at);
