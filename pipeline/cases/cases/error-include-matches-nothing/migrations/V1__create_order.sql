create table order_items (id int primary key);
