create table t (i int not null);
create unique index u on t (i);
alter table t replica identity using index u;
create table w (i int);
alter table w replica identity full;
