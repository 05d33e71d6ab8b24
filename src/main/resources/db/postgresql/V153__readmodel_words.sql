-- What open and done items are found by: words of their reference, customer and title, normalised, with one space between.
-- A row of its own, since an item's other columns change with every claim and these do not. Needs no extension.
create table work_item_words (
    task_id  varchar(64) primary key,
    words    varchar not null
);
insert into work_item_words (task_id, words)
    select task_id, trim(regexp_replace(translate(lower(concat_ws(' ', reference, substr(reference, 4), customer_id, customer_name, name)),
               'áàâãäåéèêëíìîïóòôõöúùûüçñ()[]', 'aaaaaaeeeeiiiiooooouuuucn    '), '\s+', ' ', 'g'))
      from work_item;
create index work_item_words_found on work_item_words using gin (array_to_tsvector(string_to_array(words, ' ')));
