-- Two paths would be customer(), and two back from customers would be invoice().
create schema crm;
create schema shop;

create table crm.customer (id int primary key);
create table shop.customer (id int primary key);

create table shop.invoice (
  id int primary key,
  customer_id int references shop.customer,
  crm_customer_id int references crm.customer
);

create table crm.invoice (
  id int primary key,
  customer_id int references shop.customer
);
