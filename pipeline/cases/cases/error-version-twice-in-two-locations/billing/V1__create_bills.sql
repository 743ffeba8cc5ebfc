create table bills (id int primary key);
