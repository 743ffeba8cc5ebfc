create table from_first (id int primary key);
