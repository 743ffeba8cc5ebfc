create table not_found_either (id int primary key);
