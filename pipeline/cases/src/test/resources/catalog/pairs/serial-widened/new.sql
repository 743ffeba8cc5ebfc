create table t (i bigserial primary key, o int);
create table u (t_i bigint references t);
