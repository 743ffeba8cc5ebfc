create table t (a int) with (autovacuum_enabled = false, fillfactor = 80, toast.autovacuum_enabled = false);
create view v as select 1 a;
