-- Who dealt with a stuck step and how; one row per incident, so that two people never do it both.
create table case_stuck_settled (
    incident_id  varchar(64) primary key,
    reference    varchar(40) not null,
    verb         varchar(20) not null,
    settled_by   varchar(255) not null,
    settled_at   timestamp with time zone not null
);
