create table a (id int primary key); create table b (id int primary key); alter table c add column name text; select 1;
