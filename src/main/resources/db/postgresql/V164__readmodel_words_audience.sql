-- Who finds an open item, beside its words (null: it is done), so that words are looked for and counted among what somebody
-- may see without reading the items; done work leaves the index.
alter table work_item_words add column audience varchar(255);
drop index work_item_words_found;
update work_item_words set audience =
    (select w.audience from work_item w where w.task_id = work_item_words.task_id and w.state = 'open');
create index work_item_words_found on work_item_words
    using gin (array_to_tsvector(array_append(string_to_array(words, ' '), '@' || audience))) where audience is not null;
