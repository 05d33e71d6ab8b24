-- Whom V207 took back from what was announced for one phase is told again, and was counted again when no message reached them: unreached
-- counts people. Who is told (or is about to be) since then with a case that was open before everybody had been told was counted before,
-- as far as that number goes; those who came later were not.
update announcement set unreached = greatest(
    (select count(*) from announcement_customer t where t.announcement_id = announcement.id and t.message = false),
    unreached - (select count(distinct coalesce(c.customer_id, c.reference)) from case_view c
        where c.opened_at <= coalesce(announcement.told_at, announcement.published_at)
        and (exists (
            select 1 from announcement_customer t where t.announcement_id = announcement.id and t.message = false
            and t.customer = coalesce(c.customer_id, c.reference))
        or (c.state = 'open' and (c.channel is null or c.channel <> 'internal')
            and c.phase = announcement.phase
            and (announcement.told_at is not null or c.reference <= announcement.told_to)
            and (announcement.process is null or c.process = announcement.process)
            and (announcement.tier is null or c.customer_tier = announcement.tier)
            and (announcement.definition_id is null or c.definition_id = announcement.definition_id)
            and (announcement.customers = ''
                or position(chr(10) || c.customer_id || chr(10) in chr(10) || announcement.customers || chr(10)) > 0)
            and not exists (
                select 1 from announcement_customer t where t.announcement_id = announcement.id
                and t.customer = coalesce(c.customer_id, c.reference))))))
    where ended_at is null and phase is not null and unreached > 0;
