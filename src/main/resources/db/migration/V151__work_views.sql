-- Lists that people named for themselves, or for one of their teams: what such a list asks for, as parameters by name.
create table work_view (
    id          varchar(36) primary key,
    owner       varchar(255) not null,
    team        varchar(255),
    name        varchar(80) not null,
    query       varchar(4000) not null,
    created_at  timestamp with time zone not null
);
create unique index work_view_owner on work_view (owner, name);
create index work_view_team on work_view (team);
