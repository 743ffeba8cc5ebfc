create table t (a int, b int);
grant select on t to public;
grant update (a) on t to public;
