create table from_third (id int primary key);
