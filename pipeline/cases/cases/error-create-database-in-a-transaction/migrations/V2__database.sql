create table b (id int primary key);
create database reports;
