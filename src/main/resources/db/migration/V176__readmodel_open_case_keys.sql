-- Open cases come first within a key, however many closed ones are newer. A table anew: its rows would all be changed anyway.
-- What a node of the version before writes, which does not know the column, is of a case that it opens.
create table case_key_of_state (
    found_by   varchar(110) not null,
    closed     boolean default false not null,
    opened_at  timestamp with time zone not null,
    reference  varchar(40) not null
);
insert into case_key_of_state (found_by, closed, opened_at, reference)
    select k.found_by, c.state <> 'open', k.opened_at, k.reference
    from case_key k join case_view c on c.reference = k.reference;
drop table case_key;
alter table case_key_of_state rename to case_key;
create unique index case_key_of_case on case_key (reference, found_by);
create index case_key_first on case_key (found_by, closed, opened_at desc, reference);

-- While there is a row, older cases still get the keys that came later (pairs of names): done up to this reference.
create table case_key_refill (
    id         integer primary key,
    done_upto  varchar(40) not null
);
insert into case_key_refill (id, done_upto) select 1, '' from (select 1 as one) o where exists (select 1 from case_view);
