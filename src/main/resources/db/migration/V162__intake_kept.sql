-- What was in the line that a key stood for: the same key with other work is refused.
alter table intake_seen add column fingerprint varchar(64);

-- What is settled is forgotten after a time.
create index intake_seen_at on intake_seen (seen_at);
create index intake_mail_received on intake_mail (received_at);
