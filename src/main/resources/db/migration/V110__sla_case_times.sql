-- The hand-off clock: one row per case says in which part its time runs now and since when, and how many milliseconds
-- each part has had before. No part: the case is closed and its time stands still. Cases opened before have no row.
create table case_time (
    reference    varchar(40) primary key,
    part         varchar(20),
    since        timestamp with time zone not null,
    working      bigint default 0 not null,
    queued       bigint default 0 not null,
    customer     bigint default 0 not null,
    third_party  bigint default 0 not null,
    system       bigint default 0 not null
);
