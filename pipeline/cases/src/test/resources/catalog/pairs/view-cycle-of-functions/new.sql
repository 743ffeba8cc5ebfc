create table t (i bigint);
create view v as select i, 1 as one from t;
create function f(v) returns int language sql as 'select 1';
create view w as select f(v) from v;
