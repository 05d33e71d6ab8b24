-- Notices that are due to a customer, once per visit to the step that says so; sending them is somebody else's work.
create table case_notice (
    notice_key varchar(200)             not null primary key,
    reference  varchar(40)              not null,
    notice     varchar(100)             not null,
    due_since  timestamp with time zone not null
);
create index case_notice_reference on case_notice (reference);
