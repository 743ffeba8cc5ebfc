create table orders (id int primary key, customer text);
create index orders_customer on orders (customer);
insert into orders select n, 'c' || n from generate_series(1, 100) n;
