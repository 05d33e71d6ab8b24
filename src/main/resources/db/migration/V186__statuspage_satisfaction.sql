-- How content customers were once their case was closed: with all of it (phase is empty) and with its stages, from 1 (worst) to 5.
-- closing: the process instance that ended with it; a case that was reopened closes again.
create table satisfaction (
    reference   varchar(40) not null,
    closing     varchar(64) not null,
    phase       varchar(100) not null,
    process     varchar(255) not null,
    outcome     varchar(100),
    score       integer not null,
    cause       varchar(30),
    words       varchar(1000),
    through     varchar(20) not null,
    noted_by    varchar(255),
    given_at    timestamp with time zone not null,
    changed_at  timestamp with time zone not null,
    primary key (reference, closing, phase)
);
create index satisfaction_process on satisfaction (given_at, process, phase);
