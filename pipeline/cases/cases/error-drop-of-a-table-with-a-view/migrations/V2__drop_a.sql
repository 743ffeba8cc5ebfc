create table b (id int primary key);
drop table a;
