-- The other end of the foreign key, and the enum, are in a schema that gets no classes.
create schema shop;
create schema crm;

create type crm.level as enum ('gold', 'silver');
create table crm.customers (id int primary key);
create table shop.orders (
  id int primary key,
  customer_id int references crm.customers,
  level crm.level
);
