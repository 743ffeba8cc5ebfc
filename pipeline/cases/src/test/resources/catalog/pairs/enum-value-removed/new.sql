create type e as enum ('c', 'a');
create table t (e e not null default 'a', es e[] default '{a}', check (e <> 'c'::e));
create index on t (e) where e = 'a'::e;
create function f(e) returns e language sql as 'select $1';
create view v as select e, f(e) from t;
create domain de as e;
