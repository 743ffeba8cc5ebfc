-- Types of extensions as columns; the extensions' own functions are left out.
create extension citext;
create extension hstore;
create extension ltree;

create table categories (
  id int primary key,
  email citext not null unique,
  attributes hstore not null default '',
  path ltree not null
);

create index categories_path on categories using gist (path);
