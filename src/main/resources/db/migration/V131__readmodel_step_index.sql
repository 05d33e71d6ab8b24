-- Each stay at a step is written in all its indexes; the steps of an instance are found by their case's reference.
drop index case_step_instance;
