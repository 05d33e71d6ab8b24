-- Under which name of their own somebody logged a contact: pressed twice, or sent again, it is still one.
alter table desk_contact add column asked_key varchar(255);
create unique index desk_contact_asked on desk_contact (person, asked_key);
