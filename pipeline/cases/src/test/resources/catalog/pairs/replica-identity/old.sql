create table t (i int not null);
create unique index u on t (i);
