create schema shop;
create schema archive;

create type shop.state as enum ('open', 'closed');
create type archive.state as enum ('old');

create table shop.orders (id int primary key, state shop.state not null);
create table archive.orders (id int primary key, state archive.state not null, archived_on date);
