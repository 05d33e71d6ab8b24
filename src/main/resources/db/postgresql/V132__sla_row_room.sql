-- Clocks change often and keep what they are found by: room in their pages lets a row change without its indexes.
alter table sla_row set (fillfactor = 75);
