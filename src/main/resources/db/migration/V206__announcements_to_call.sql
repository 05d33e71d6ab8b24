-- Customers whom no message reaches: somebody is asked to call each of them, one by one, after they were written down.
alter table announcement_customer add column to_call boolean default false not null;
create index announcement_customer_to_call on announcement_customer (to_call, announcement_id, customer);

-- V198 wrote down customers who came after everybody had been told as told, too: they have heard nothing, and are told now.
delete from announcement_customer where exists (
    select 1 from announcement a join case_view c on c.reference = announcement_customer.reference
        where a.id = announcement_customer.announcement_id
        and a.ended_at is null and a.told_at is not null and announcement_customer.at = a.published_at
        and c.opened_at > a.told_at)
    and not exists (
    select 1 from announcement a join case_view c on c.opened_at <= a.told_at
        and (a.process is null or c.process = a.process)
        and (a.tier is null or c.customer_tier = a.tier)
        and (a.definition_id is null or c.definition_id = a.definition_id)
        where a.id = announcement_customer.announcement_id
        and (c.customer_id = announcement_customer.customer or c.reference = announcement_customer.customer))
    and not exists (
    select 1 from notice n join case_view c on c.reference = n.reference
        where n.kind = 'announcement' and n.notice_key like 'announcement:' || announcement_customer.announcement_id || ':%'
        and (c.customer_id = announcement_customer.customer or c.reference = announcement_customer.customer));
