-- What is known of people beyond their sign-in. teams and roles are those of their last sign-in, separated by commas;
-- hours are their own weekly hours as JSON. A substitute stands in from away_from to away_until.
create table staff_person (
    name          varchar(255) primary key,
    display_name  varchar(255) not null,
    roles         varchar(500) default '' not null,
    teams         varchar default '' not null,
    calendar_key  varchar(60),
    hours         varchar(4000),
    away_from     timestamp with time zone,
    away_until    timestamp with time zone,
    substitute    varchar(255),
    version       integer default 0 not null,
    changed_by    varchar(255),
    changed_at    timestamp with time zone
);
create index staff_person_away on staff_person (away_until, substitute);

-- What people can, from 1 to 5.
create table staff_skill (
    person  varchar(255) not null,
    skill   varchar(24) not null,
    level   integer not null,
    primary key (person, skill)
);
