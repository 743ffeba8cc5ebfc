create table t (a int primary key, b int constraint c check (b > 0));
create index i on t (b);
comment on table t is 't';
comment on column t.a is 'a';
comment on constraint c on t is 'c';
comment on constraint t_pkey on t is 'pk';
comment on index t_pkey is 'pki';
comment on index i is 'i';
comment on schema public is 'mine';
