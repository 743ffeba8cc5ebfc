create table a (id int primary key);
create view a_ids as select id from a;
