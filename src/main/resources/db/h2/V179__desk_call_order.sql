-- The promised day that is soonest comes first.
create index case_promise_soonest on case_promise (promised_date, risk_at, reference);
