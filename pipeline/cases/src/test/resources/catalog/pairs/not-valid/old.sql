create table t (i int);
alter table t add constraint c check (i > 0) not valid;
