create table d (id int primary key);
