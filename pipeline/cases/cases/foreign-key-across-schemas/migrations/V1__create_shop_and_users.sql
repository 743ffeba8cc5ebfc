create schema users;
create schema shop;

create table users.customers (id int primary key, name text not null);
create table shop.orders (
  id int primary key,
  customer_id int not null references users.customers
);
