create table t (a int, b int);
grant select (a, b) on t to public;
grant update (b) on t to public;
