-- From when on what is left to do of a case no longer fits before its promised day is over, for lists of cases.
create view case_risk as select reference, risk_at from case_promise;
