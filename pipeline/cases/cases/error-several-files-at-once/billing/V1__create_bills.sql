create table bills (id int);
