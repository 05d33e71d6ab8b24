-- As what a search was read. What was typed is a customer's name or number, and is not kept.
alter table desk_lookup add column asked varchar(20);
-- A list shows up to 200 cases.
alter table desk_lookup alter column shown set data type varchar(4000);
