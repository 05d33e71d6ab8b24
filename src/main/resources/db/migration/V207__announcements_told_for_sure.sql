-- V198 counted every open case in reach as told. V206 took back those who came later, but not who had an older case in reach that
-- nobody was written to about: one that was over when the change was announced, work of our own, one that was opened while customers
-- were being written to, or one in another phase then. Whom no message about it was ever queued for, and who had no case that was
-- in reach for sure when it was announced, is told now.
delete from announcement_customer where message = true
    and exists (
    select 1 from announcement a where a.id = announcement_customer.announcement_id
        and a.ended_at is null and announcement_customer.at = a.published_at)
    and not exists (
    select 1 from announcement a join case_view c on c.customer_id = announcement_customer.customer
        where a.id = announcement_customer.announcement_id
        and a.phase is null and c.opened_at <= a.published_at
        and (c.closed_at is null or c.closed_at > a.published_at)
        and (c.channel is null or c.channel <> 'internal')
        and (a.process is null or c.process = a.process)
        and (a.tier is null or c.customer_tier = a.tier)
        and (a.definition_id is null or c.definition_id = a.definition_id))
    and not exists (
    select 1 from announcement a join case_view c on c.reference = announcement_customer.customer
        where a.id = announcement_customer.announcement_id
        and a.phase is null and c.customer_id is null and c.opened_at <= a.published_at)
    and not exists (
    select 1 from case_view c join notice n on n.reference = c.reference and n.kind = 'announcement'
        and n.notice_key like 'announcement:' || announcement_customer.announcement_id || ':%'
        where c.customer_id = announcement_customer.customer)
    and not exists (
    select 1 from notice n where n.reference = announcement_customer.customer and n.kind = 'announcement'
        and n.notice_key like 'announcement:' || announcement_customer.announcement_id || ':%');
