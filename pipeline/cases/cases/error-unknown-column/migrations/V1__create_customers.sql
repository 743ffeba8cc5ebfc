create table customers (id int primary key, first_name text);
