-- PostgreSQL 18: computed when read. "virtual" is the default, but may be said.
create table parcels (
  id int primary key,
  width int not null,
  height int not null,
  area int generated always as (width * height) virtual,
  half_area numeric(10, 2) generated always as (width * height / 2.0)
);
