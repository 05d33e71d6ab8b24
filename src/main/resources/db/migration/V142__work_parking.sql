-- An open item that somebody put aside, until when (the year 9999: until somebody takes it up), and why.
alter table work_item add column parked_until timestamp with time zone;
alter table work_item add column parked_at timestamp with time zone;
alter table work_item add column parked_by varchar(255);
alter table work_item add column park_reason varchar(500);
create index work_item_parked on work_item (parked_until);
