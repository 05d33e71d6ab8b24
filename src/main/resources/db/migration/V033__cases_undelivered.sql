-- Operators look for messages that never reached their case, the newest first.
create index case_message_settled on case_message (status, settled_at, message_id);
