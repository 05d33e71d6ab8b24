-- Whom an announcement was told to, each customer once: by their id, or by the case of one without. message: a message was queued;
-- else nobody could be written to. Agents see what to say of a customer's cases once the message has gone.
create table announcement_customer (
    announcement_id  bigint not null references announcement (id),
    customer         varchar(255) not null,
    reference        varchar(40) not null,
    message          boolean not null,
    at               timestamp with time zone not null,
    primary key (announcement_id, customer)
);

-- Who was reached by what is in force already is not told again.
insert into announcement_customer (announcement_id, customer, reference, message, at)
select a.id, coalesce(c.customer_id, c.reference), min(c.reference), true, a.published_at
    from announcement a join case_view c on c.state = 'open' and (c.channel is null or c.channel <> 'internal')
        and (a.process is null or c.process = a.process)
        and (a.phase is null or c.phase = a.phase)
        and (a.tier is null or c.customer_tier = a.tier)
        and (a.definition_id is null or c.definition_id = a.definition_id)
        and (a.customers = '' or position(chr(10) || c.customer_id || chr(10) in chr(10) || a.customers || chr(10)) > 0)
    where a.ended_at is null and (a.told_at is not null or c.reference <= a.told_to)
    group by a.id, coalesce(c.customer_id, c.reference), a.published_at;
