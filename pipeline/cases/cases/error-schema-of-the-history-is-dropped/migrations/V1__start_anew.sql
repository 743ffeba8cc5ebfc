drop schema public cascade;
create schema public;
create table a (id int primary key);
