create table a (id int primary key, n int);

insert into a values (1);
insert into a values (2);
insert into a values (1);
insert into a values (3);
