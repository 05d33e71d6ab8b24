-- Who finds an open item, beside its words (null: it is done), so that words are looked for and counted among what somebody
-- may see without reading the items.
alter table work_item_words add column audience varchar(255);
update work_item_words set audience =
    (select w.audience from work_item w where w.task_id = work_item_words.task_id and w.state = 'open');
