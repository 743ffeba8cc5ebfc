create type e as enum ('a', 'c');
create table t (e e default 'a');
