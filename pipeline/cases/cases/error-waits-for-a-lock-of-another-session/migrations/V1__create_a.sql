create extension dblink;
create table a (id int primary key);
