create type state as enum ('new', 'paid');
create domain mail as text check (value like '%@%');
create table "Odd ""Orders"" \ 1" (
  id bigint generated always as identity primary key,
  "a	b" int,
  mail mail not null,
  states state[] not null default '{}',
  price numeric(10, 2)
);
create table pairs (one int, two text) partition by list (one);
create table pairs_1 partition of pairs for values in (1);
create table of_no_column ();
create view cheap as select mail, price from "Odd ""Orders"" \ 1" where price < 5;
create function numbers() returns table (n int) language sql as 'select 1';
