-- What is old is deleted without reading the rest.
create index work_presence_change_at on work_presence_change (at);
