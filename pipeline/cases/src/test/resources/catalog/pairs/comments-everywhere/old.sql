create table t (a int primary key, b int constraint c check (b > 0));
create index i on t (b);
