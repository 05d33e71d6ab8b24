-- What links to the status page, and the forms on it, are signed with. A retired one is good for nothing any more.
create table status_key (
    id          integer primary key,
    secret      varchar(64) not null,
    made_at     timestamp with time zone not null,
    retired_at  timestamp with time zone
);

-- Links that show a customer one case, without a sign-in: a digest of what only the link itself says, whose it is and until when.
-- wrong: tries at the customer's postcode in a row, counted before each is looked at; the right one begins anew.
create table status_link (
    digest       varchar(64) primary key,
    reference    varchar(40) not null,
    customer_id  varchar(255) not null,
    made_by      varchar(255),
    made_at      timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    revoked_at   timestamp with time zone,
    wrong        integer default 0 not null
);
create index status_link_case on status_link (reference, expires_at);
create index status_link_expiry on status_link (expires_at);
