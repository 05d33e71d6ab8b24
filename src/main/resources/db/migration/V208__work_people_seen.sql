-- When somebody whom only their sign-in makes known was at work last, to the day: whoever has left is not written to for ever.
alter table staff_person add column seen_at timestamp with time zone;
update staff_person set seen_at = current_timestamp;
