create function f(i int) returns bigint language sql immutable as 'select 1';
create table t (i int default f(1));
create view v as select f(i) from t;
