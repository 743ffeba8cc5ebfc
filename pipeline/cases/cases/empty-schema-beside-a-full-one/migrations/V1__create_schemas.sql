create schema later;

create table now (id int primary key);
