-- A message gets its link when it is sent: none stands in the outbox any more. The column stays for nodes that still run as before.
update notice set link = null where link is not null;
