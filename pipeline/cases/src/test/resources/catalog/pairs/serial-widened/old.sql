create table t (i serial primary key, o int);
create table u (t_i int references t);
