-- The promised day that is soonest comes first; what is not at risk is in neither order of the calls to make.
create index case_promise_soonest on case_promise (promised_date, risk_at, reference) where risk_at is not null;
drop index case_promise_risk;
create index case_promise_risk on case_promise (risk_at, promised_date, reference) where risk_at is not null;
