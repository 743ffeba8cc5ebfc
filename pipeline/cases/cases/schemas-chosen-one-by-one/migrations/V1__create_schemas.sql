create schema shop;
create schema crm;
create schema internal;

create table shop.orders (id int primary key);
create table crm.customers (id int primary key);
create table internal.queue (id int primary key);
create table leftovers (id int primary key);
