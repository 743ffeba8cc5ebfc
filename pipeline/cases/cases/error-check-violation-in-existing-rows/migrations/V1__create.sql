create table prices (id int primary key, price numeric);
insert into prices values (1, 10), (2, -1);
