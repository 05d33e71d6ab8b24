-- The simulated bank's books: each movement of money once, under its key.
create table connectors_ledger (
    effect_key     varchar(200)   not null primary key,
    kind           varchar(10)    not null check (kind in ('capture', 'refund', 'payout')),
    payment_id     varchar(64)    not null,
    case_reference varchar(64)    not null,
    order_number   varchar(64),
    amount         numeric(15, 2) not null,
    booked_at      timestamp      not null
);
create index connectors_ledger_case on connectors_ledger (case_reference);
create index connectors_ledger_order on connectors_ledger (order_number);
