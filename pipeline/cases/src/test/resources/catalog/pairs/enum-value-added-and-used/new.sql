create type e as enum ('a', 'b', 'c', 'd');
create table t (e e default 'b', check (e <> 'd'::e));
