create table t (i int);
create view v as select i from t;
create function f(v) returns int language sql as 'select 1';
create view w as select f(v) from v;
