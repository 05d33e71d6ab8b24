-- H2 does not run V150 over work items: they stand aside meanwhile, and V150.1 brings them back. Where V150 has run, nothing
-- is put aside.
set @audiences = (select count(*) from information_schema.columns
    where table_schema = current_schema and table_name = 'WORK_ITEM' and column_name = 'AUDIENCE');
create table if not exists work_item_aside as select * from work_item where @audiences = 0;
delete from work_item where @audiences = 0;
