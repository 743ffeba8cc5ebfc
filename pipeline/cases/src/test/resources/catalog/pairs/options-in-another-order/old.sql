create table t (a int) with (fillfactor = 70, autovacuum_enabled = false);
create view v with (security_barrier) as select 1 a;
