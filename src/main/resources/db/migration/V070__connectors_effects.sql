-- What the local simulators did, once per key; a real system keeps the like on its side.
create table connectors_effect (
    effect_key     varchar(200)   not null primary key,
    connector      varchar(40)    not null,
    case_reference varchar(64)    not null,
    amount         numeric(15, 2) not null,
    answer         varchar(4000)  not null,
    applied_at     timestamp      not null
);
create index connectors_effect_case on connectors_effect (case_reference);

-- Attempts at keys whose input asks the simulator to fail a few times first.
create table connectors_attempt (
    effect_key varchar(200) not null primary key,
    attempts   integer      not null
);
