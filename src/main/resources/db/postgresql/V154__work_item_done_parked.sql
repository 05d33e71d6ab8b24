-- Open work that nobody put aside is in neither: each index that a row is not in saves a write whenever the row moves.
drop index work_item_done;
create index work_item_done on work_item (done_by, done_at) where done_by is not null;
drop index work_item_parked;
create index work_item_parked on work_item (parked_until) where parked_until is not null;
