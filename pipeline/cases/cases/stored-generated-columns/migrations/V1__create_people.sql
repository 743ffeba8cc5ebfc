create table people (
  id int primary key,
  first_name text not null,
  last_name text not null,
  full_name text not null generated always as (first_name || ' ' || last_name) stored,
  search tsvector generated always as (to_tsvector('simple', first_name || ' ' || last_name)) stored
);
