-- A root instance that does something beside a case, under its reference, and never moves the case itself.
alter table case_instance add column beside boolean default false not null;
