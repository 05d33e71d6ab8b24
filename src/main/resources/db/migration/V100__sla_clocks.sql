-- A row owns its clock: what is asked for, in which kind of time, what was left when it last began to run or stopped,
-- and since when. Amounts are milliseconds, of business days whole days. warn_at and due_at follow from them; they are
-- far away while the clock stands.
alter table sla_row add column kind varchar(20) default 'step' not null;
alter table sla_row add column calendar varchar(100) default '24x7' not null;
alter table sla_row add column unit varchar(20) default 'calendar-hours' not null;
alter table sla_row add column target bigint default 0 not null;
alter table sla_row add column remaining bigint default 0 not null;
alter table sla_row add column warn_percent integer default 75 not null;
alter table sla_row add column since timestamp with time zone;
alter table sla_row add column paused_at timestamp with time zone;
alter table sla_row add column pause_reason varchar(20);
alter table sla_row add column pause_while varchar(100);

update sla_row set
    kind = case when id = instance_id then 'case' else 'step' end,
    since = opened_at,
    target = cast(round((extract(epoch from due_at) - extract(epoch from opened_at)) * 1000) as bigint),
    remaining = cast(round((extract(epoch from due_at) - extract(epoch from opened_at)) * 1000) as bigint);

alter table sla_row alter column since set not null;
create index sla_row_calendar on sla_row (calendar, closed_at, id);

-- When and why a clock stood still.
create table sla_pause (
    sla_id      varchar(128) not null,
    paused_at   timestamp with time zone not null,
    resumed_at  timestamp with time zone,
    reason      varchar(20) not null,
    primary key (sla_id, paused_at)
);
