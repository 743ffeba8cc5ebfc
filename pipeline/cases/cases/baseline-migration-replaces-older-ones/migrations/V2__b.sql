create table from_second (id int primary key);
