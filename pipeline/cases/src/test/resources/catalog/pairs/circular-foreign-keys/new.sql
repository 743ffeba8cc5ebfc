create table a (i int primary key, b int);
create table b (i int primary key, a int references a);
alter table a add foreign key (b) references b;
create table x (i int);
