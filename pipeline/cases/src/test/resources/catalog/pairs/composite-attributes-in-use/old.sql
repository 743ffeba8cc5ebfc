create type c as (a int, b text);
create table t (c c);
create function f(c) returns int language sql as 'select 1';
create view v as select (c).a from t;
