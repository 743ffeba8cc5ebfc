create table a (id int primary key, name text);
create view a_names as select name from a;
