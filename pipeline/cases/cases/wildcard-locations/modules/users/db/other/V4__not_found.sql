create table not_found (id int primary key);
