create function f() returns int language sql immutable as 'select 1';
create table t (i int default f(), j int check (j > f()));
