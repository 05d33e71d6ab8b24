-- The simulated warehouse: what stands on its shelves, and what is set aside for which order.
create table connectors_stock (
    sku       varchar(200) not null primary key,
    available integer      not null check (available >= 0)
);

create table connectors_reservation (
    reservation_id varchar(64)  not null,
    sku            varchar(200) not null,
    case_reference varchar(64)  not null,
    taken          integer      not null,
    missing        integer      not null,
    released       boolean      not null,
    primary key (reservation_id, sku)
);
create index connectors_reservation_case on connectors_reservation (case_reference);
