create schema crm;
create schema sales;

create table crm.customers (id int primary key, name text not null);
create table sales.orders (
  id int primary key,
  customer_id int not null references crm.customers
);
