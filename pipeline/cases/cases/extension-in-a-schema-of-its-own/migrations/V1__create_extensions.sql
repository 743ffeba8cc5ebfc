-- The schema "extensions" holds nothing of ours.
create schema extensions;
create extension hstore schema extensions;

create table settings (id int primary key, options extensions.hstore not null);
